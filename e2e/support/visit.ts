import type {} from '../../src/index.ts'; // Declares `window.__selgeo`.
import type { PortablePage } from '../engines/portable-page.ts';

export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Goes to a page and waits until the snippet has settled there; gives its click ID. */
export async function visit(page: PortablePage, address: string): Promise<string | null> {
  await page.goto(address);
  return settled(page);
}

/** Waits until the snippet on the current page has nothing left to do; gives its click ID. */
export async function settled(page: PortablePage): Promise<string | null> {
  await page.waitForFunction(() => window.__selgeo?.version);
  return page.evaluate(async () => {
    await window.__selgeo?.ready();
    // The snippet changes the page in an idle moment after `load`: the second such moment comes after its own. In
    // WebKit, which has none, it takes 200 ms, and of two timers of the same length the first one ends first.
    if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done));
    // No function with a name: tsx, which runs the soak, would have it call something that is not in the page.
    await new Promise<void>((done) =>
      'requestIdleCallback' in window
        ? requestIdleCallback(() => requestIdleCallback(() => done(), { timeout: 1000 }), { timeout: 1000 })
        : setTimeout(done, 200),
    );
    return window.__selgeo?.getClickId() ?? null;
  });
}
