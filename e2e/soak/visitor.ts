import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type {} from '../../src/index.ts';
import type { Plan } from './plan.ts';

/**
 * Lives through one visit in a tab of its own. Returns whether this visitor's click must have arrived: whoever closes
 * the tab at once, without reaching a second page, promises nothing.
 */
export async function visit(browser: Browser, landing: string, plan: Plan): Promise<boolean> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(landing, { waitUntil: 'commit' });
    // Not a condition to wait for: that visitors leave at any moment is what is tried here.
    await sleep(plan.patience);
    switch (plan.behaviour) {
      case 'closes the tab':
        return false;
      case 'goes on':
        await leave(page, () => location.assign('/second'));
        break;
      case 'reloads':
        await leave(page, () => location.reload());
        break;
      case 'goes on and comes back':
        await leave(page, () => location.assign('/second'));
        await page.waitForURL('**/second');
        await leave(page, () => history.back());
        break;
    }
    await page.waitForFunction(() => window.__selgeo?.getClickId(), undefined, { timeout: 60_000 });
    return true;
  } finally {
    await context.close();
  }
}

/** Leaves the page; the answer of the page that goes away is not waited for. */
async function leave(page: Page, how: () => void): Promise<void> {
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.evaluate((code) => void setTimeout(code), `(${how})()`),
  ]);
}
