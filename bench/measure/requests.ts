import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import type { World } from '../world/world.ts';
import { newVisitor } from './browser.ts';

/** How long the visitor stays, in milliseconds. */
export const STAY = 5000;

export type Requests = {
  /** All requests of the candidate, preflights included, its own script not. */
  readonly all: number;
  /** Of these, preflights. */
  readonly preflights: number;
};

/** Counts what the servers are asked for while a visitor looks at one page for `STAY` and then leaves. */
export async function countRequests(browser: Browser, world: World, isReferred: boolean): Promise<Requests> {
  const { context, page } = await newVisitor(browser);
  try {
    world.forget();
    await page.goto(world.url({ isReferred }));
    await sleep(STAY);
    await page.goto('about:blank');
    // What is sent on leaving has a moment to arrive.
    await sleep(1000);
    const [, ...site] = world.siteRequests.filter(({ path }) => !path.endsWith(world.script));
    const all = [...site, ...world.collected];
    return {
      all: all.length,
      preflights: all.filter(({ method }) => method === 'OPTIONS').length,
    };
  } finally {
    await context.close();
  }
}
