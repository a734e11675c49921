import type { Browser, Page } from '@playwright/test';
import { CATEGORIES, type TraceEvent } from './script-time.ts';

/** What the browser records while `act` goes on. */
export async function trace(
  browser: Browser,
  page: Page | undefined,
  act: () => Promise<unknown>,
): Promise<TraceEvent[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return traceEvents;
}
