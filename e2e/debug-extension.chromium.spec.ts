import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { freePort } from '../sandbox/support/serve.ts';
import { wholeChromium } from './engines/chromium.ts';
import { overPlaywright } from './engines/playwright-page.ts';
import { inspectAfter } from './support/inspect.ts';
import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';

/** What an ad blocker's list may say about the API, and what it leaves alone. */
const RULES = {
  'the address of clicks': '||api.test*/v1/clicks',
  'the whole host of the API': '||api.test^',
};

const folders: string[] = [];
test.afterEach(() => {
  // Chromium may still write its last files when it has been closed.
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
});

function newFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'selgeo-extension-'));
  folders.push(path);
  return path;
}

/** Chromium with an extension that blocks what a filter matches; `api.test` is this machine under another name. */
async function browserWith(urlFilter: string): Promise<BrowserContext> {
  const [folder, profile] = [newFolder(), newFolder()];
  const condition = { urlFilter, resourceTypes: ['xmlhttprequest', 'other'] };
  const manifest = {
    manifest_version: 3,
    name: 'Blocker',
    version: '1',
    permissions: ['declarativeNetRequest'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'rules.json'),
    JSON.stringify([{ id: 1, action: { type: 'block' }, condition }]),
  );
  return chromium.launchPersistentContext(profile, {
    ...wholeChromium.launchOptions,
    // Playwright's own headless mode knows no extensions.
    headless: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--headless=new',
      '--disable-gpu',
      `--load-extension=${folder}`,
      '--host-resolver-rules=MAP api.test 127.0.0.1',
    ],
  });
}

for (const [name, filter] of Object.entries(RULES)) {
  test(`inspect() says that an extension blocks ${name}`, async ({ sandbox, site, received }) => {
    const context = await browserWith(filter);
    const page = await context.newPage();
    const apiUrl = sandbox.origins.attribution.replace('localhost', 'api.test');
    await page.goto(`${site.page('/', tag(sandbox, { 'data-debug': '', 'data-api-url': apiUrl }))}?ref=demo`);
    // A machine that is busy may be slow at the first attempt to fail; the cause is that of the newest.
    expect(await inspectAfter(overPlaywright(page), 'SG72')).toMatchObject({
      clickId: null,
      reason: { code: 'SG72', meaning: expect.stringMatching(/extension.*refuses connections/) },
    });
    expect(received.clicks()).toEqual([]);
    await context.close();
  });
}

test('inspect() does not blame an extension where nothing listens on this machine', async ({
  page,
  sandbox,
  site,
  knownErrors,
}) => {
  knownErrors.push(/net::ERR/);
  const apiUrl = `http://localhost:${await freePort(0)}`;
  await page.goto(`${site.page('/', tag(sandbox, { 'data-debug': '', 'data-api-url': apiUrl }))}?ref=demo`);
  expect(await inspectAfter(overPlaywright(page), 'SG73')).toMatchObject({ reason: { code: 'SG73' } });
});
