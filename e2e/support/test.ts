import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { type Received, receivedSince } from './received.ts';
import { type Site, startSite } from './site.ts';

export { expect };

type TestFixtures = {
  /** A merchant's site whose pages the test writes itself. */
  site: Site;
  /** What the attribution API has received since the test began. */
  received: Received;
  /**
   * Console errors that the test provokes and that no script can prevent, such as the browser's own line about an
   * answer that is not a success.
   */
  knownErrors: RegExp[];
  /** Fails the test when a page has thrown, left a rejection unhandled, or logged an error. */
  noProblems: undefined;
};

export const test = base.extend<TestFixtures, { sandbox: Sandbox }>({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-e2e-'));
      const sandbox = await startSandbox({
        ports: { shop: 0, attribution: 0, stripe: 0 },
        dataDir,
        log: () => {},
      });
      await use(sandbox);
      await sandbox.close();
      rmSync(dataDir, { recursive: true });
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },
  received: async ({ sandbox }, use) => use(receivedSince(sandbox)),
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  knownErrors: async ({}, use) => use([]),
  noProblems: [
    async ({ context, knownErrors }, use) => {
      const problems: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => problems.push(String(error.error())));
      await use(undefined);
      const unknown = problems.filter((problem) => !knownErrors.some((known) => known.test(problem)));
      expect(unknown, 'errors on the host pages').toEqual([]);
    },
    { auto: true },
  ],
});
