import { expect } from '@playwright/test';
import { base } from './fixtures.ts';
import { expectNoProblems } from './problems.ts';

export { expect };

/** For `*.playwright.spec.ts` and `*.chromium.spec.ts`: the pages are Playwright's own. */
export const test = base.extend<{ noProblems: undefined }>({
  /** Fails the test when a page has thrown, left a rejection unhandled, or logged an error. */
  noProblems: [
    async ({ context, knownErrors }, use) => {
      const problems: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => problems.push(String(error.error())));
      await use(undefined);
      expectNoProblems(problems, knownErrors);
    },
    { auto: true },
  ],
});
