import { expect } from '@playwright/test';

/** Fails when a page has had an error that the test does not expect. */
export function expectNoProblems(problems: readonly string[], known: readonly RegExp[]): void {
  const unknown = problems.filter((problem) => !known.some((pattern) => pattern.test(problem)));
  expect(unknown, 'errors on the host pages').toEqual([]);
}

/**
 * A script that reports the page's errors to `/problems` of the same site, for engines whose driver does not tell of
 * them. The request is synchronous, so that none is lost when the page is left.
 */
export const RECORDER = `<script>{
  const report = (text) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/problems', false);
    request.send(text);
  };
  addEventListener('error', (event) => report(event.message || 'Not loaded: ' + (event.target.src || event.target.href)), true);
  addEventListener('unhandledrejection', (event) => report('Unhandled: ' + event.reason));
  const { error } = console;
  console.error = (...words) => {
    report(words.join(' '));
    error(...words);
  };
}</script>`;
