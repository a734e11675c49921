import { CHECKS, unitTests } from './checks.mjs';
import { countSpecs } from './counts.mjs';
import { ENGINES } from './engine-programs.mjs';
import { installPackages } from './install.mjs';
import { installEngines } from './install-engines.mjs';
import { installRuntimes } from './runtimes.mjs';
import { createSteps } from './steps.mjs';

// What `npm test` does: the checks, the package, the browser tests in Chromium. `npm test -- --all` adds the other engines
// and the examples. Only what these need is installed. Plain JavaScript, because it runs before anything is installed.

const isAll = process.argv.includes('--all');
const engines = isAll ? Object.keys(ENGINES) : ['chromium'];
// Where a language is missing, its tests are left out; in CI that would go unnoticed.
if (isAll && process.env.CI) process.env.SELGEO_COMPLETE = '1';

const BUILD = { name: 'Build', command: ['node', 'tools/build-if-stale.mjs'] };

const steps = createSteps();
await installPackages();
const engineProblems = install();
await steps.runTogether([...CHECKS, BUILD]);
const problems = await engineProblems;

await steps.run(unitTests('Package tests', 'package', 'package-tests.json'));
for (const engine of engines) await browserTests(engine);
if (isAll && !problems.chromium)
  await steps.run({
    name: 'Browser tests of the examples',
    command: ['npm', 'run', '--silent', 'examples'],
    count: countSpecs('e2e-examples.json'),
  });
steps.finish();

/** While the checks run, which need none of it. */
async function install() {
  if (isAll) await installRuntimes();
  return installEngines(engines);
}

async function browserTests(engine) {
  const name = `Browser tests in ${ENGINES[engine].name}`;
  if (problems[engine]) {
    console.log(`\n── ${name} left out: ${problems[engine]}`);
    if (process.env.CI) steps.add(name, { failed: 1, names: [problems[engine]] });
    return;
  }
  await steps.run({
    name,
    command: ['npm', 'run', '--silent', 'e2e'],
    env: { SELGEO_ENGINE: engine },
    count: countSpecs(`e2e-${engine}.json`),
  });
}
