import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { type Received, receivedSince } from './received.ts';
import { type Site, startSite } from './site.ts';

export type TestFixtures = {
  /** A merchant's site whose pages the test writes itself. */
  site: Site;
  /** What the attribution API has received since the test began. */
  received: Received;
  /**
   * Console errors that the test provokes and that no script can prevent, such as the browser's own line about an
   * answer that is not a success.
   */
  knownErrors: RegExp[];
};

export type WorkerFixtures = { sandbox: Sandbox };

/** What every test has, whichever way its pages are driven. */
export const base = test.extend<TestFixtures, WorkerFixtures>({
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
});
