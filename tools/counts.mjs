import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
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
    names: [
      ...errors.map(({ message }) => withReason('outside of any test', message)),
      ...suites.flatMap(failedSpecs),
    ],
  };
};

/** The tests of a file that have failed, each with why; where it has failed apart from them, its name. */
function failedUnits({ name, status, message, assertionResults }) {
  const tests = assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ fullName, failureMessages }) => withReason(fullName, failureMessages[0]));
  return status === 'failed' && !tests.length ? [withReason(name, message)] : tests;
}

function failedSpecs({ specs, suites = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const { error } = tests.flatMap(({ results }) => results).find((result) => result.error) ?? {};
      return withReason(`${file}:${line} ${title}`, error?.message);
    });
  return [...own, ...suites.flatMap(failedSpecs)];
}

/** With the beginning of an error: what it says of the expected and the received value stands in its first lines. */
function withReason(name, message = '') {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() && !line.includes('node_modules'))
    .slice(0, 8);
  return [name, ...lines].join('\n      ');
}
