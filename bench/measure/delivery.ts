import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import type { World } from '../world/world.ts';
import { newVisitor } from './browser.ts';

const LIMIT = 20_000;

/**
 * Milliseconds from the arrival of a referred visitor's request for the page until the collector, a round trip away,
 * has the whole hit. Both by the clock of this process.
 */
export async function measureDelivery(browser: Browser, world: World): Promise<number> {
  const { hit, name } = world.candidate;
  if (typeof hit === 'string') throw new Error(`${name} sends no hit while the page is open`);
  const { context, page } = await newVisitor(browser);
  try {
    world.forget();
    await page.goto(world.url({ isReferred: true, isFar: true }), { waitUntil: 'commit' });
    const start = world.siteRequests[0]?.at ?? Number.NaN;
    for (const limit = performance.now() + LIMIT; performance.now() < limit; await sleep(5)) {
      const found = world.collected.find(({ method, path }) => method === 'POST' && hit(path));
      if (found) return found.at - start;
    }
    throw new Error(`The collector has had no hit of ${name} in ${LIMIT} ms`);
  } finally {
    await context.close();
  }
}
