import type { Page } from '@playwright/test';
import { overPlaywright } from '../engines/playwright-page.ts';
import { test as base, expect } from '../support/playwright.ts';
import { latestSession } from '../support/shop.ts';
import { settled, UUID } from '../support/visit.ts';
import { type HydrationSite, startHydrationSite } from './hydration/site.ts';

const test = base.extend<{ rendered: HydrationSite; complaints: readonly string[] }>({
  rendered: async ({ sandbox }, use) => {
    const site = await startHydrationSite(sandbox);
    await use(site);
    await site.close();
  },
  /** Whatever React has to say: warnings about a mismatch, errors that it has recovered from. */
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
    });
    await use(complaints);
  },
});

test('a page that hydrates while it loads does so without a warning, and carries the click ID', async ({
  page,
  rendered,
  complaints,
}) => {
  rendered.release();
  await page.goto(`${rendered.origin}/early?ref=demo`);
  await hydrated(page);
  const clickId = await settled(overPlaywright(page));
  await expect(page.locator('output')).toHaveText(`${clickId}`);
  await expectLinkToCarry(page, clickId);
  await expectFormToCarry(page, rendered, clickId);
  expect(complaints).toEqual([]);
});

test('a page that hydrates when the click ID is long known does so without a warning, and carries it', async ({
  page,
  rendered,
  complaints,
}) => {
  const clickId = await openUnhydrated(page, rendered);
  await expect(page.locator('output')).toHaveText('nobody');
  rendered.release();
  await hydrated(page);
  await settled(overPlaywright(page));
  await expect(page.locator('output')).toHaveText(`${clickId}`);
  await expectLinkToCarry(page, clickId);
  await expectFormToCarry(page, rendered, clickId);
  expect(complaints).toEqual([]);
});

test('a Payment Link that is used before hydration carries the click ID', async ({
  page,
  sandbox,
  rendered,
}) => {
  const clickId = await openUnhydrated(page, rendered);
  await page.locator('#first').click({ noWaitAfter: true });
  await page.waitForURL('**/c/pay/*');
  expect(await latestSession(sandbox)).toMatchObject({ client_reference_id: clickId });
});

test('a form that is sent before hydration carries the click ID', async ({ page, rendered }) => {
  const clickId = await openUnhydrated(page, rendered);
  await expectFormToCarry(page, rendered, clickId);
});

test('a Payment Link that React has rendered again carries the click ID', async ({
  page,
  sandbox,
  rendered,
}) => {
  rendered.release();
  await page.goto(`${rendered.origin}/early?ref=demo`);
  await hydrated(page);
  const clickId = await settled(overPlaywright(page));
  await page.getByRole('button', { name: 'Choose the plan' }).click();
  const link = page.locator('#chosen');
  await expect(link).toHaveAttribute('href', /test_pro/);
  await link.click();
  await page.waitForURL('**/c/pay/*');
  expect(await latestSession(sandbox)).toMatchObject({ client_reference_id: clickId, mode: 'subscription' });
});

test.describe('A link that differs when React hydrates it', () => {
  const MISMATCH = /A tree hydrated but some attributes of the server rendered HTML didn't match/;
  test.use({ knownErrors: [MISMATCH] });

  test('makes the development build warn, so the tests above would notice', async ({
    page,
    rendered,
    complaints,
  }) => {
    await openUnhydrated(page, rendered);
    await page.locator('#first').evaluate((link: HTMLAnchorElement) => {
      link.href += '?client_reference_id=too-early';
    });
    rendered.release();
    await hydrated(page);
    expect(complaints).toEqual([expect.stringMatching(MISMATCH)]);
  });

  // The limit of waiting for `load` and an idle moment: a page may hydrate later still.
  test('costs no more than that warning where the page hydrates long after it has loaded', async ({
    page,
    rendered,
    complaints,
  }) => {
    rendered.release();
    await page.goto(`${rendered.origin}/late?ref=demo`);
    const clickId = await settled(overPlaywright(page));
    await expectLinkToCarry(page, clickId);
    // What a script of the page reads of the form is a use, after which it has an input more than React knows of.
    expect(await page.evaluate(() => new FormData(document.forms[0]).get('click_id'))).toBe(clickId);
    await page.addScriptTag({ type: 'module', url: '/client.js' });
    await hydrated(page);
    await expectLinkToCarry(page, clickId);
    await expectFormToCarry(page, rendered, clickId);
    expect(complaints).toEqual([expect.stringMatching(MISMATCH)]);
    // Of that input React says nothing.
    expect(complaints.join()).not.toContain('click_id');
  });
});

/** Opens a page whose hydration, and with it the `load` event, waits for `release`. Gives the click ID. */
async function openUnhydrated(page: Page, { origin }: HydrationSite): Promise<string | null> {
  await page.goto(`${origin}/early?ref=demo`, { waitUntil: 'commit' });
  const clickId = await overPlaywright(page).waitForFunction(() => window.__selgeo?.getClickId());
  await expect(page.locator('body')).toHaveAttribute('data-hydrated', 'false');
  return clickId;
}

async function hydrated(page: Page): Promise<void> {
  await expect(page.locator('body')).toHaveAttribute('data-hydrated', 'true');
}

/** The link does so at rest, once the page has loaded. */
async function expectLinkToCarry(page: Page, clickId: string | null): Promise<void> {
  expect(clickId).toMatch(UUID);
  await expect(page.locator('#first')).toHaveAttribute('href', new RegExp(`client_reference_id=${clickId}`));
}

/** Sends the form, because it gets nothing before it is used; that leaves the page. */
async function expectFormToCarry(page: Page, rendered: HydrationSite, clickId: string | null): Promise<void> {
  await page.getByRole('button', { name: 'Join' }).click({ noWaitAfter: true });
  await page.waitForURL('**/join');
  expect(rendered.forms()).toEqual([{ email: 'grace@example.com', click_id: clickId }]);
}
