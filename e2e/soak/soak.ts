import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { FaultInput } from '../../sandbox/attribution/app.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { createLink } from '../support/create-link.ts';
import { startSite } from '../support/site.ts';
import { type StoredClick, storedClicks } from '../support/stored-clicks.ts';
import { tag } from '../support/tag.ts';
import { planVisit } from './plan.ts';
import { visit } from './visitor.ts';

export type SoakOptions = {
  readonly browser: Browser;
  readonly visits: number;
  /** Decides everything that is random; the same seed tries the same things again. */
  readonly seed: number;
  /** How many visitors there are at a time. */
  readonly visitors: number;
  /** Called after each visit. */
  readonly onProgress?: (done: number) => void;
};

export type SoakResult = {
  /** Visitors who reached a second page or stayed until the API was back. */
  readonly expected: number;
  /** Of these, what the API does not hold; each says what was tried. */
  readonly lost: readonly string[];
  /** Of all, what the API holds more than once. */
  readonly twice: readonly string[];
};

/** Sends visitors with a fault each through a sandbox of its own, and compares what they did with what the API holds. */
export async function soak({
  browser,
  visits,
  seed,
  visitors,
  onProgress,
}: SoakOptions): Promise<SoakResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-soak-'));
  const sandbox = await startSandbox({
    ports: { shop: 0, attribution: 0, stripe: 0 },
    dataDir,
    log: () => {},
  });
  const site = await startSite();
  const landing = site.page('/', tag(sandbox));
  site.page('/second', tag(sandbox));
  const lost: string[] = [];
  const twice: string[] = [];
  let expected = 0;
  let done = 0;
  let next = 0;

  async function live(): Promise<void> {
    for (let number = next++; number < visits; number = next++) {
      const plan = planVisit(seed, number);
      const ref = `visit-${number}`;
      const story = `${ref}: ${JSON.stringify(plan)}`;
      await createLink(sandbox, ref);
      sandbox.faults.add({ ...plan.fault, ref, count: plan.hits } as FaultInput);
      const mustArrive = await visit(browser, `${landing}?ref=${ref}`, plan).catch((error) => {
        lost.push(`${story}: ${error}`);
        return false;
      });
      const clicks: StoredClick[] = await storedClicks(sandbox, ref);
      expected += Number(mustArrive);
      if (mustArrive && clicks.length === 0) lost.push(story);
      if (clicks.length > 1) twice.push(story);
      onProgress?.(++done);
    }
  }

  await Promise.all(Array.from({ length: visitors }, live));
  await site.close();
  await sandbox.close();
  rmSync(dataDir, { recursive: true });
  return { expected, lost, twice };
}
