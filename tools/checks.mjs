import { countUnits } from './counts.mjs';

// Plain JavaScript, because it runs before anything is installed.

const npmRun = (script, ...args) => [
  'npm',
  'run',
  '--silent',
  script,
  ...(args.length ? ['--', ...args] : []),
];

/** A run of vitest whose tests are counted. */
export const unitTests = (name, script, report) => ({
  name,
  command: npmRun(
    script,
    '--reporter=minimal',
    '--reporter=json',
    `--outputFile.json=test-results/${report}`,
  ),
  count: countUnits(report),
});

/** What needs no build and no browser, the longest first. */
export const CHECKS = [
  unitTests('Unit tests', 'unit', 'unit.json'),
  { name: 'Types', command: npmRun('types') },
  { name: 'Rules of imports', command: npmRun('imports') },
  { name: 'Lint', command: npmRun('lint') },
];
