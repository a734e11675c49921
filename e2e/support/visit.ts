import type { Page } from '@playwright/test';
import type {} from '../../src/index.ts'; // Declares `window.__selgeo`.

export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Goes to a page and waits until the snippet has settled there; gives its click ID. */
export async function visit(page: Page, address: string): Promise<string | null> {
  await page.goto(address);
  return settled(page);
}

/** Waits until the snippet on the current page has nothing left to do; gives its click ID. */
export async function settled(page: Page): Promise<string | null> {
  await page.waitForFunction(() => window.__selgeo?.version);
  return page.evaluate(async () => {
    await window.__selgeo?.ready();
    // The snippet changes the page in an idle moment after `load`: the second such moment comes after its own.
    if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done));
    for (let moment = 0; moment < 2; moment++) await new Promise((done) => requestIdleCallback(done));
    return window.__selgeo?.getClickId() ?? null;
  });
}
