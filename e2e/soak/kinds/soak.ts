import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { overPlaywright } from '../../engines/playwright-page.ts';
import { receivedSince } from '../../support/received.ts';
import { startSite } from '../../support/site.ts';
import type { StoredClick } from '../../support/stored-clicks.ts';
import { openTills, pay, sales } from './pay.ts';
import { type Mixture, type Planned, planVisit } from './plan.ts';
import { goOn, openStage } from './stage.ts';

export type KindsOptions = {
  /** What it draws from. */
  readonly mixture: Mixture;
  readonly browser: Browser;
  /** The numbers of the visits. */
  readonly numbers: readonly number[];
  /** Decides everything that is random; the same seed tries the same things again. */
  readonly seed: number;
  /** How many visitors there are at a time. */
  readonly visitors: number;
  /** Called after each visit, and with what has gone wrong in it. */
  readonly onProgress?: (done: number, wrongs: readonly string[]) => void;
};

/** Each entry says what was tried. */
export type KindsResult = {
  /** Clicks that the API must hold and does not. */
  readonly lost: readonly string[];
  /** Clicks that the API holds and must not. */
  readonly doubled: readonly string[];
  /** Sales for another partner than the right one, for nobody, or for somebody where nobody is right. */
  readonly wrong: readonly string[];
  /** Visits that could not be lived through to their end. */
  readonly unfinished: readonly string[];
  /** Visits that say nothing, because the machine was too slow for a rule about time. */
  readonly excused: readonly string[];
  /** How many clicks the API holds, how many sales there were, and how many visits of each kind. */
  readonly clicks: number;
  readonly sales: number;
  readonly kinds: Readonly<Record<string, number>>;
};

/** Sends visitors of random kinds through sandboxes, and compares what follows from their plans with what was received. */
export async function soakKinds(options: KindsOptions): Promise<KindsResult> {
  const { browser, mixture, numbers, seed, visitors, onProgress } = options;
  const lost: string[] = [];
  const doubled: string[] = [];
  const wrong: string[] = [];
  const unfinished: string[] = [];
  const excused: string[] = [];
  const kinds: Record<string, number> = {};
  const total = { clicks: 0, sales: 0 };
  const waiting = [...numbers];
  let done = 0;

  /** A sandbox for each visitor at a time: one takes a thousand clicks a minute. */
  async function live(): Promise<void> {
    const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-soak-'));
    const ports = { shop: 0, attribution: 0, stripe: 0 };
    const sandbox = await startSandbox({ ports, dataDir, log: () => {} });
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      const visit = planVisit(mixture, seed, number);
      kinds[visit.kind] = (kinds[visit.kind] ?? 0) + 1;
      const lived = await liveThrough(browser, sandbox, number, visit);
      onProgress?.(++done, await judge(number, visit, lived, sandbox));
    }
    await sandbox.close();
    rmSync(dataDir, { recursive: true });
  }

  async function judge(
    number: number,
    visit: Planned,
    { sent, sold, error, excuse }: Lived,
    sandbox: Sandbox,
  ) {
    const { kind, plan, goesOn, pays, expected } = visit;
    const wrongs: string[] = [];
    const blame = (list: string[], what: string) => {
      const story = `${number}: ${what}; ${JSON.stringify({ kind, ...plan, goesOn, pays })}`;
      for (const stories of [list, wrongs]) stories.push(story);
    };
    if (excuse) {
      blame(excused, excuse);
      return [];
    }
    const all = await storedClicks(sandbox);
    const nameOf = (click: StoredClick | undefined) =>
      Object.keys(expected.clicks).find((name) => click?.ref === `visit-${number}-${name}`);
    for (const [name, count] of Object.entries(expected.clicks)) {
      const stored = all.filter((click) => nameOf(click) === name).length;
      total.clicks += stored;
      if (stored !== count)
        blame(stored < count ? lost : doubled, `${stored} clicks of ${name} in place of ${count}`);
    }
    const foreign = sent.filter((ref) => !ref.startsWith(`visit-${number}-`));
    if (foreign.length) blame(doubled, `requests for ${foreign}`);
    for (const clickId of sold) {
      total.sales++;
      const click = all.find(({ id }) => id === clickId);
      const partner = clickId ? (nameOf(click) ?? click?.ref ?? clickId) : null;
      if (partner !== expected.paid) blame(wrong, `a sale for ${partner} in place of ${expected.paid}`);
    }
    if (error) blame(unfinished, error);
    return wrongs;
  }

  await Promise.all(Array.from({ length: visitors }, live));
  return { lost, doubled, wrong, unfinished, excused, kinds, ...total };
}

type Lived = {
  /** The referrals that its pages have sent, repeats included. */
  readonly sent: readonly string[];
  /** The click ID of each sale. */
  readonly sold: readonly (string | null)[];
  readonly error?: string;
  readonly excuse?: string;
};

async function liveThrough(
  browser: Browser,
  sandbox: Sandbox,
  number: number,
  { attributes = {}, expected, unknown = [], live, goesOn, pays }: Planned,
): Promise<Lived> {
  const site = await startSite();
  const context = await browser.newContext();
  const received = receivedSince(sandbox);
  // Only pages that have wrapped `fetch` make the browser ask.
  sandbox.faults.add({ kind: 'preflight' });
  let error: string | undefined;
  let excuse: string | undefined;
  const run = async () => {
    const page = overPlaywright(await context.newPage());
    const stage = openStage({
      ...{ page, site, sandbox, received, number, attributes },
      excuse: (why) => {
        excuse = why;
      },
    });
    for (const name of Object.keys(expected.clicks)) if (!unknown.includes(name)) await stage.know(name);
    openTills(site);
    for (const path of ['/checkout', '/more']) stage.put(path);
    await page.goto(site.page('/home', '<p>Home</p>'));
    const tab = await live(stage);
    if (goesOn) await goOn(tab, '/more');
    await pay(tab, site, pays);
  };
  try {
    await Promise.race([run(), timeIsUp()]);
  } catch (reason) {
    error = String(reason);
  }
  // Now and then Chromium does not answer that; the pages of other visits are not concerned.
  await Promise.race([context.close(), sleep(10_000, undefined, { ref: false })]);
  sandbox.faults.clear();
  await site.close();
  const bodies = received.clicks().map(({ body }) => body as { ref: string; landing_url: string });
  const sent = bodies.filter(({ landing_url }) => landing_url?.startsWith(`${site.origin}/`));
  return {
    sent: sent.map(({ ref }) => ref),
    sold: sales(site),
    ...(error && { error }),
    ...(excuse && { excuse }),
  };
}

/** No visit takes as long as that; a driver that waits for an answer of a page that is gone may wait for ever. */
async function timeIsUp(): Promise<never> {
  await sleep(120_000, undefined, { ref: false });
  throw new Error('It took longer than two minutes');
}

async function storedClicks({ origins }: Sandbox): Promise<readonly StoredClick[]> {
  return (await fetch(`${origins.attribution}/sandbox/clicks?limit=1000`)).json();
}
