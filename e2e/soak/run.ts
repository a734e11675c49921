import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findProgram } from '../../tools/engine-programs.mjs';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    visits: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    visitors: { type: 'string', default: '8' },
  },
});
const [visits, seed, visitors] = [values.visits, values.seed, values.visitors].map(Number);
if (!visits || !visitors || !Number.isInteger(seed)) {
  throw new Error('Give whole numbers: npm run soak -- --visits 1000 --seed 42 --visitors 8');
}

console.log(
  `${visits} referred visits with seed ${seed}; again with: npm run soak -- --visits ${visits} --seed ${seed}`,
);
const executablePath = findProgram('chromium', 'browser');
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  chromiumSandbox: process.getuid?.() !== 0,
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});
const { expected, lost, twice } = await soak({
  browser,
  visits,
  seed: seed as number,
  visitors,
  onProgress: (done) => {
    if (done % 50 === 0) console.log(`${done} of ${visits} visits done`);
  },
});
await browser.close();

console.log(`\nVisitors who reached a second page or stayed until the API was back: ${expected}`);
console.log(`Clicks lost: ${lost.length}`);
console.log(`Clicks counted twice: ${twice.length}`);
for (const story of [...lost, ...twice]) console.log(`  ${story}`);
process.exitCode = lost.length + twice.length ? 1 : 0;
