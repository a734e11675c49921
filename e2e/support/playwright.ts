import { type Browser, expect } from '@playwright/test';
import { engine } from '../engines/engine.ts';
import { openTabs } from '../engines/firefox-tabs.ts';
import { base } from './fixtures.ts';
import { expectNoProblems } from './problems.ts';

export { expect };

/** For `*.playwright.spec.ts` and `*.chromium.spec.ts`: the pages are Playwright's own. */
export const test = base.extend<{ noProblems: undefined }, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      if (engine === 'firefox') openTabs(browser);
      await use(browser);
    },
    { scope: 'worker' },
  ],
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
