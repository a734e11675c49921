import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { candidates, EMPTY, readSelgeo } from '../candidates/candidates.ts';
import { sizes } from '../measure/sizes.ts';
import { outagePanels } from '../outage/panels.ts';
import { plot } from '../outage/plot.ts';
import { playScenarios } from '../outage/scenarios.ts';
import { outageTable } from '../outage/table.ts';
import { report } from '../report/report.ts';
import { sizeRows } from '../rows.ts';

it('a report names all candidates with exact versions, and the figures', async () => {
  const compared = await candidates([]);
  const rows = sizeRows(compared.map(({ code }) => code));
  const text = report({
    date: '2026-01-01',
    command: 'npm run bench',
    machine: 'a machine',
    candidates: compared,
    baseline: EMPTY.name,
    selgeo: sizes(readSelgeo()),
    rows,
    rounds: { load: 1, links: 1, slowdown: 4 },
    outage: '',
    perHour: 1000,
  });
  const { devDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const peers = Object.entries<string>(devDependencies).filter(([name]) => !name.startsWith('@rollup/'));
  expect(peers).toHaveLength(5);
  for (const [name, version] of peers) expect(text).toContain(`- **${name}**: ${version}, bundled`);
  // Nothing of a peer was left out by mistake: each is as large as what it does.
  const smallest = Math.min(...compared.filter((one) => one !== EMPTY).map(({ code }) => code.length));
  expect(smallest).toBeGreaterThan(1000);
  expect(text).toContain(`| size, brotli -11 | ${sizes(readSelgeo()).brotli.toLocaleString('en-US')} B |`);
  const [selgeo, ...others] = compared.map(({ name, code }) => ({ name, size: Buffer.byteLength(code) }));
  const smaller = others.filter(({ name, size }) => name !== EMPTY.name && size < (selgeo?.size ?? 0));
  const ahead = text.match(/^- size, raw: (.*)$/m)?.[1] ?? '';
  expect([...ahead.matchAll(/(\S+) \(0\.\d\d×\)/g)].map(([, name]) => name)).toEqual(
    smaller.map(({ name }) => name),
  );
});

it('the outage fills its table and its plot', () => {
  const scenarios = playScenarios(10_000);
  const lines = outageTable(scenarios, 10_000).split('\n').slice(2);
  expect(lines).toHaveLength(6);
  for (const line of lines)
    expect(line).toMatch(/^\| (refuses|hangs) \|.*( \d+\.\d× \|){4}( \d+\.\d % \|){2}$/);
  const svg = plot(outagePanels(scenarios), 'Requests');
  expect(svg.match(/<path class="line l\d" d="M[\d. L]+"/g)).toHaveLength(8);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});
