import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ENGINES } from '../tools/engine-programs.mjs';
import { installPackages, run } from '../tools/install.mjs';
import { installEngines } from '../tools/install-engines.mjs';
import { installRuntimes } from '../tools/runtimes.mjs';

// Plain JavaScript, because it runs before anything is installed. Cheap checks come first; one that fails does not keep
// the others from being run, and the last line sums up all of them.

const results = new URL('../test-results/', import.meta.url);
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, for the end: whoever reads only that should not have to run everything again. */
const failures = [];

await installPackages();
await installRuntimes();
const problems = await installEngines();
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

for (const folder of ['.', 'src/doctor', 'test', 'sandbox', 'e2e', 'bench']) {
  await step(`Types in ${folder === '.' ? 'src' : folder}`, ['tsc', '-p', folder]);
}
await step('Lint', ['biome', 'check', '--error-on-warnings', '.']);
await step('Unit, sandbox, build and package tests', ['vitest', 'run', '--config', 'test/vitest.config.ts'], {
  report: 'unit.json',
  count: (report) => {
    const names = failedUnits(report);
    return {
      passed: report.numPassedTests,
      failed: names.length,
      skipped: report.numPendingTests + report.numTodoTests,
      names,
    };
  },
});
// One engine after the other: two at a time take as long on a small machine, and mix up what they print.
for (const [engine, { name }] of Object.entries(ENGINES)) {
  if (problems[engine]) {
    console.log(`\n── Browser tests in ${name} left out: ${problems[engine]}`);
    if (process.env.CI) total.failed++;
    continue;
  }
  await browserTests(`Browser tests in ${name}`, 'e2e/playwright.config.ts', engine);
}
if (!problems.chromium)
  await browserTests('Browser tests of the examples', 'e2e/examples.config.ts', 'examples');

if (failures.length) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed ? 1 : 0;

/** Runs one tool of the repository and adds up its tests, or counts it as one test where it has none. */
async function step(name, command, tests) {
  const start = Date.now();
  console.log(`\n── ${name} …`);
  const env = { ...process.env, ...tests?.env };
  const succeeded = await run('npx', ['--no-install', ...command], { env }).then(
    () => true,
    () => false,
  );
  const counts = tests
    ? read(tests, succeeded)
    : { passed: Number(succeeded), failed: Number(!succeeded), skipped: 0 };
  for (const outcome of Object.keys(total)) total[outcome] += counts[outcome];
  if (counts.failed)
    failures.push(...(counts.names?.length ? counts.names : ['see above']).map((test) => `${name}: ${test}`));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
}

function browserTests(name, config, subject) {
  return step(name, ['playwright', 'test', '--config', config], {
    env: { SELGEO_ENGINE: subject in ENGINES ? subject : 'chromium' },
    report: `e2e-${subject}.json`,
    count: ({ stats, errors, suites }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
      names: suites.flatMap(failedSpecs),
    }),
  });
}

// A runner that crashed leaves no report, or one that knows nothing of what went wrong: that is a failure as well.
function read({ report, count }, succeeded) {
  try {
    const counts = count(JSON.parse(readFileSync(new URL(report, results), 'utf8')));
    return { ...counts, failed: Math.max(counts.failed, Number(!succeeded)) };
  } catch (error) {
    console.error(`No report of the tests: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** The tests that have failed; of a file that has failed apart from its tests, its name. */
function failedUnits({ testResults }) {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName);
    return status === 'failed' && !tests.length ? [name] : tests;
  });
}

function failedSpecs({ specs, suites = [] }) {
  const own = specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} ${title}`);
  return [...own, ...suites.flatMap(failedSpecs)];
}
