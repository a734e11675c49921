import { expect, type TestType } from '@playwright/test';
import { engine, isWebDriver } from '../engines/engine.ts';
import { overPlaywright } from '../engines/playwright-page.ts';
import type { PortablePage } from '../engines/portable-page.ts';
import { overWebDriver } from '../engines/webdriver-page.ts';
import { type Sessions, startSessions } from '../engines/webdriver-sessions.ts';
import { base, type TestFixtures, type WorkerFixtures } from './fixtures.ts';
import { test as playwrightTest } from './playwright.ts';
import { expectNoProblems } from './problems.ts';

export { expect };

const inChromiumOrFirefox = playwrightTest.extend({
  page: async ({ page }, use) => use(overPlaywright(page) as never),
});

// Neither fixture may name one of Playwright's that would launch its own browser.
const inWebKit = base.extend<object, { sessions: Sessions }>({
  sessions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const sessions = await startSessions(engine);
      await use(sessions);
      await sessions.stop();
    },
    { scope: 'worker' },
  ],
  page: async ({ sessions, site, knownErrors }, use, info) => {
    const session = await sessions.open();
    const page = overWebDriver(session, await session.send('GET', '/window'));
    await use(page as never);
    if (info.status !== info.expectedStatus) {
      const body = await session.send('GET', '/screenshot').catch(() => '');
      await info.attach('screenshot', { body: Buffer.from(body, 'base64'), contentType: 'image/png' });
    }
    await session.end();
    expectNoProblems(site.problems(), knownErrors);
  },
});

/** For specs that run in every engine: what their pages can do is in `engines/portable-page.ts`. */
export const test = (isWebDriver ? inWebKit : inChromiumOrFirefox) as unknown as TestType<
  TestFixtures & { page: PortablePage },
  WorkerFixtures
>;
