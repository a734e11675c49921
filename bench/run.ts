import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { candidates, EMPTY, readSelgeo } from './candidates/candidates.ts';
import { launch } from './measure/browser.ts';
import { sizes } from './measure/sizes.ts';
import { outagePanels } from './outage/panels.ts';
import { plot } from './outage/plot.ts';
import { PER_HOUR, playScenarios } from './outage/scenarios.ts';
import { outageTable } from './outage/table.ts';
import { isIdle, load, machine } from './report/machine.ts';
import { report } from './report/report.ts';
import { deliveryRow, linkRows, loadRows, requestRows, sizeRows } from './rows.ts';
import { startWorld } from './world/world.ts';

const SLOWDOWN = 4;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '15' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number from 1');
// npm runs this in the repository; paths are meant from where it was called.
const others = positionals.map((path) => resolve(process.env.INIT_CWD ?? '.', path));
for (const path of others) if (!existsSync(path)) throw new Error(`There is no script ${path}`);
const linkRounds = Math.ceil(rounds / 5);

const started = performance.now();
const before = load();
if (!isIdle(before))
  console.warn(
    `The load average is ${before.toFixed(2)}: this machine is not idle, and its times will be wrong.`,
  );

console.log('Simulating the outage …');
const scenarios = playScenarios();
const svg = plot(
  outagePanels(scenarios),
  'Requests a second before, during and after an outage of ten minutes',
);
writeFileSync(new URL('outage.svg', import.meta.url), svg);

console.log('Bundling the peers …');
const compared = await candidates(others);
const worlds = await Promise.all(compared.map(startWorld));
const browser = await launch();
const rows = [
  ...sizeRows(compared.map(({ code }) => code)),
  ...(await loadRows(browser, worlds, rounds, SLOWDOWN)),
  ...(await requestRows(browser, worlds)),
  await deliveryRow(browser, worlds, rounds),
  ...(await linkRows(browser, worlds, linkRounds)),
];
const text = report({
  date: new Date().toISOString().slice(0, 10),
  command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
  machine: machine(browser.version(), before, load()),
  candidates: compared,
  baseline: EMPTY.name,
  selgeo: sizes(readSelgeo()),
  rows,
  rounds: { load: rounds, links: linkRounds, slowdown: SLOWDOWN },
  outage: outageTable(scenarios, PER_HOUR),
  perHour: PER_HOUR,
});
await browser.close();
for (const world of worlds) world.close();
writeFileSync(new URL('results.md', import.meta.url), text);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`\n${text}\nTook ${minutes} minutes. Written to bench/results.md, the plot to bench/outage.svg.`);
