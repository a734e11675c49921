import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import type { Visit, World } from '../world/world.ts';
import { newVisitor } from './browser.ts';
import { scriptTime, threadOfScript } from './script-time.ts';
import { trace } from './trace.ts';

/** How much longer than `load` a page is watched, in milliseconds; after that it counts as loaded. */
export const SETTLED = 500;

export type Load = {
  /** Milliseconds of script in the main thread, from the start to `SETTLED` after `load`. */
  readonly script: number;
  /** Bytes of the JavaScript heap that are in use after that, garbage collected. */
  readonly heap: number;
};

/** Loads a page once, with a processor that is so many times slower. */
export async function measureLoad(
  browser: Browser,
  world: World,
  visit: Visit,
  slowdown: number,
): Promise<Load> {
  const { context, page } = await newVisitor(browser);
  try {
    const devtools = await context.newCDPSession(page);
    if (slowdown > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const events = await trace(browser, page, async () => {
      await page.goto(world.url(visit));
      // Not a condition to wait for: it is the window of the measurement.
      await sleep(SETTLED);
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return { script: scriptTime(events, threadOfScript(events, world.script)), heap: usedSize };
  } finally {
    await context.close();
  }
}
