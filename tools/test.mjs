import { parseArgs } from 'node:util';
import { CHECKS, unitTests } from './checks.mjs';
import { countSpecs } from './counts.mjs';
import { ENGINES } from './engine-programs.mjs';
import { installPackages } from './install.mjs';
import { installEngines } from './install-engines.mjs';
import { installRuntimes } from './runtimes.mjs';
import { createSteps } from './steps.mjs';

// What `npm test` does: the checks, the package, most browser tests in Chromium. `npm test -- --all` adds the others, the other
// engines and the examples. `--only` runs one part of that: `checks` (with the package), `examples`, or the name of an engine. Only what
// these need is installed. Plain JavaScript, because it runs before anything is installed.

const { values } = parseArgs({ options: { all: { type: 'boolean' }, only: { type: 'string' } } });
const PARTS = ['checks', ...Object.keys(ENGINES), 'examples'];
if (values.only && !PARTS.includes(values.only))
  throw new Error(`--only has to be one of ${PARTS.join(', ')}, not ${values.only}`);
const isAll = values.all ?? false;
const parts = values.only ? [values.only] : isAll ? PARTS : ['checks', 'chromium'];
const runs = (part) => parts.includes(part);
const hasExamples = runs('examples');
const engines = Object.keys(ENGINES).filter(runs);
// Where a language is missing, its tests are left out; in CI that would go unnoticed.
if ((isAll || values.only) && process.env.CI) process.env.SELGEO_COMPLETE = '1';

// The package in old and new versions of bundlers, TypeScript and Jest, which takes two minutes.
if (isAll || values.only === 'checks') process.env.SELGEO_TOOLS = '1';
// What takes longest in a browser has nothing to do with most changes: playwright.config.ts leaves it out.
if (!isAll && !values.only) process.env.SELGEO_QUICK = '1';

const EXAMPLES = {
  name: 'Browser tests of the examples',
  command: ['npm', 'run', '--silent', 'examples'],
  count: countSpecs('e2e-examples.json'),
};
const BUILD = { name: 'Build', command: ['node', 'tools/build-if-stale.mjs'] };

const steps = createSteps();
await installPackages();
const engineProblems = install();
await steps.runTogether(runs('checks') ? [BUILD, ...CHECKS] : [BUILD], true);
const problems = await engineProblems;
const long = engines.filter(isPossible).map(browserTests);
if (hasExamples && !problems.chromium) long.push(EXAMPLES);
if (runs('checks')) long.push(unitTests('Package tests', 'package', 'package-tests.json'));
await steps.runTogether(long);
steps.finish();

/** While the checks run, which need none of it. */
async function install() {
  if (isAll || values.only === 'checks' || hasExamples) await installRuntimes();
  // The package tests and the examples open Chromium.
  const needed = hasExamples || runs('checks') ? ['chromium', ...engines] : engines;
  return installEngines([...new Set(needed)]);
}

function isPossible(engine) {
  if (!problems[engine]) return true;
  const name = nameOf(engine);
  console.log(`\n── ${name} left out: ${problems[engine]}`);
  if (process.env.CI) steps.add(name, { failed: 1, names: [problems[engine]] });
  return false;
}

function nameOf(engine) {
  return `Browser tests in ${ENGINES[engine].name}`;
}

function browserTests(engine) {
  return {
    name: nameOf(engine),
    command: ['npm', 'run', '--silent', 'e2e'],
    env: { SELGEO_ENGINE: engine },
    count: countSpecs(`e2e-${engine}.json`),
  };
}
