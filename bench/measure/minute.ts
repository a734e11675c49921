import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type { World } from '../world/world.ts';
import { newVisitor } from './browser.ts';
import { markOf, scriptTime } from './script-time.ts';
import { trace } from './trace.ts';

/** How long after `load` the minute begins, in milliseconds: what starts a page late is no part of it. */
export const LATE = 5000;

/** Microseconds after the mark in which setting it is over. */
const AFTER_MARK = 200_000;

export type Open = { readonly world: World; readonly links: number };

/**
 * Milliseconds of script in the main thread in a real minute that nobody uses the page, beginning `LATE` after `load`.
 * All pages are open at the same time: each has a process of its own, and time on the processor is what counts.
 */
export async function measureMinute(browser: Browser, open: readonly Open[]): Promise<number[]> {
  const visitors: Array<{ page: Page; close: () => Promise<void>; mark: string }> = [];
  try {
    for (const [index, { world, links }] of open.entries()) {
      const { context, page } = await newVisitor(browser);
      visitors.push({ page, close: () => context.close(), mark: `selgeo-bench-${index}` });
      await page.goto(world.url({ links, isReferred: true }));
    }
    await sleep(LATE);
    const events = await trace(browser, undefined, async () => {
      await Promise.all(visitors.map(({ page, mark }) => page.evaluate((m) => console.timeStamp(m), mark)));
      await sleep(60_000);
    });
    return visitors.map(({ mark }) => {
      const start = markOf(events, mark);
      return scriptTime(events, start, start.ts + AFTER_MARK);
    });
  } finally {
    await Promise.all(visitors.map(({ close }) => close()));
  }
}
