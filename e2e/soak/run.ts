import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { wholeChromium as started } from '../engines/chromium.ts';
import { ASKED, KINDS } from './kinds/plan.ts';
import { soakKinds } from './kinds/soak.ts';
import { soak } from './soak.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    visits: { type: 'string' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    visitors: { type: 'string', default: '8' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const [which = 'faults'] = positionals;
const visits = Number(values.visits ?? (which === 'faults' ? 1000 : 2000));
const [seed, visitors] = [values.seed, values.visitors].map(Number) as [number, number];
const only = values.only.map(Number);
if (
  !/^(faults|kinds|consent)$/.test(which) ||
  !visits ||
  !visitors ||
  ![seed, ...only].every(Number.isInteger)
) {
  throw new Error('Like this: npm run soak -- kinds --visits 2000 --seed 42 --visitors 8 --only 17');
}

const all = Array.from({ length: visits }, (_, number) => number);
const onProgress = (done: number, wrongs: readonly string[] = []) => {
  for (const story of wrongs) console.log(story);
  if (done % 50 === 0) console.log(`${done} of ${visits} visits done`);
};
const browser = await chromium.launch(started.launchOptions);
console.log(
  `${visits} visits (${which}) with seed ${seed}; again with: npm run soak -- ${which} --visits ${visits} --seed ${seed}`,
);
process.exitCode = (await (which === 'faults' ? underFaults(browser) : ofKinds(browser))) ? 1 : 0;
await browser.close();

/** Visits under a random fault each. Gives how many have gone wrong. */
async function underFaults(browser: Browser): Promise<number> {
  const { expected, lost, twice } = await soak({ browser, visits, seed, visitors, onProgress });
  console.log(`\nVisitors who reached a second page or stayed until the API was back: ${expected}`);
  return count({ 'Clicks lost': lost, 'Clicks counted twice': twice });
}

/** Visits of all the kinds of pages, partners, tabs and weather, or of those who are asked. Gives how many have gone wrong. */
async function ofKinds(browser: Browser): Promise<number> {
  const numbers = only.length ? only : all;
  const result = await soakKinds({
    browser,
    mixture: which === 'consent' ? ASKED : KINDS,
    numbers,
    seed,
    visitors,
    onProgress,
  });
  console.log(`\n${result.clicks} clicks, ${result.sales} sales. Visits of each kind:`);
  console.table(result.kinds);
  console.log(`Visits that say nothing, because the machine was too slow: ${result.excused.length}`);
  for (const story of result.excused) console.log(`  ${story}`);
  return count({
    'Clicks lost': result.lost,
    'Clicks counted twice': result.doubled,
    'Sales credited to the wrong partner': result.wrong,
    'Visits that did not come to their end': result.unfinished,
  });
}

function count(wrongs: Readonly<Record<string, readonly string[]>>): number {
  for (const [what, { length }] of Object.entries(wrongs)) console.log(`${what}: ${length}`);
  const stories = Object.values(wrongs).flat();
  for (const story of stories) console.log(`  ${story}`);
  return stories.length;
}
