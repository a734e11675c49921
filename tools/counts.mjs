import { readFileSync } from 'node:fs';
import { reportPath } from './steps.mjs';

// Plain JavaScript, because it runs before anything is installed.

const read = (file) => JSON.parse(readFileSync(reportPath(file), 'utf8'));

/** Adds up a report of vitest. */
export const countUnits = (file) => () => {
  const report = read(file);
  const names = report.testResults.flatMap(failedUnits);
  return {
    passed: report.numPassedTests,
    failed: names.length,
    skipped: report.numPendingTests + report.numTodoTests,
    names,
  };
};

/** Adds up a report of Playwright. A test that has passed at the second try only counts as failed. */
export const countSpecs = (file) => () => {
  const { stats, errors, suites } = read(file);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    names: suites.flatMap(failedSpecs),
  };
};

/** The tests of a file that have failed; where it has failed apart from them, its name. */
function failedUnits({ name, status, assertionResults }) {
  const tests = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName);
  return status === 'failed' && !tests.length ? [name] : tests;
}

function failedSpecs({ specs, suites = [] }) {
  const own = specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} ${title}`);
  return [...own, ...suites.flatMap(failedSpecs)];
}
