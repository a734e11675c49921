import type { Page } from '@playwright/test';
import { overPlaywright } from '../engines/playwright-page.ts';
import { createLink } from '../support/create-link.ts';
import { sessionById } from '../support/shop.ts';
import { storedClicks } from '../support/stored-clicks.ts';
import { settled, UUID, visit } from '../support/visit.ts';
import { PAGES } from './support/pages.ts';
import { test as base, expect } from './support/test.ts';

// What a merchant's visitor does, in every framework, as it is built for production.

const test = base.extend<{ noWarnings: undefined }>({
  /** Fails the test when the console has had a warning, such as one about hydration; that it had no error, every test asks. */
  noWarnings: [
    async ({ context }, use) => {
      const warnings: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'warning') warnings.push(`${message.text()} (${message.page()?.url()})`);
      });
      await use(undefined);
      expect(warnings).toEqual([]);
    },
    { auto: true },
  ],
});

for (const [name, { example, landing, form, isRouted }] of Object.entries(PAGES)) {
  test(`${name}: a visitor who walks about counts once, and the Payment Link carries the click ID`, async ({
    page,
    world,
    clicks,
    knownErrors,
  }) => {
    // It leaves the browser's own rejection unhandled when the next navigation overtakes a view transition.
    if (example === 'astro') knownErrors.push(/^AbortError: Transition was skipped/);
    const ref = `walks-${crypto.randomUUID()}`;
    await createLink(world, ref);
    const clickId = await visit(overPlaywright(page), `${world.shops[example]}${landing}?ref=${ref}`);
    expect(clickId).toMatch(UUID);
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));

    await page.getByRole('link', { name: 'Tasting list' }).click();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.getByRole('link', { name: 'Fernleaf' }).click();
    await paymentLink(page).waitFor();
    await page.goBack({ waitUntil: 'commit' });
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.goBack({ waitUntil: 'commit' });
    await expect(page).toHaveURL(new RegExp(`[?]ref=${ref}$`));
    await paymentLink(page).waitFor();
    // One that was left may come back as it was.
    if (isRouted) expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
    expect(await settled(overPlaywright(page))).toBe(clickId);

    await paymentLink(page).click();
    await page.waitForURL('**/c/pay/*');
    const session = await sessionById(world, page.url().split('/').at(-1) ?? '');
    expect(session).toMatchObject({ client_reference_id: clickId });
    expect(clicks).toEqual([ref]);
    expect(await storedClicks(world, ref)).toMatchObject([{ id: clickId }]);
  });

  test(`${name}: a visitor who lands on the form is a lead of the partner`, async ({ page, world }) => {
    const clickId = await visit(overPlaywright(page), `${world.shops[example]}${form}?ref=demo`);
    await signUp(page, clickId ?? 'nobody');
    await expect.poll(() => leads(world.origins.attribution)).toContain(clickId);
  });

  test(`${name}: a visitor who comes to the form by the navigation is a lead of the partner`, async ({
    page,
    world,
  }) => {
    const clickId = await visit(overPlaywright(page), `${world.shops[example]}${landing}?ref=demo`);
    await page.getByRole('link', { name: 'Tasting list' }).click();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await settled(overPlaywright(page));
    await signUp(page, clickId ?? 'nobody');
    await expect.poll(() => leads(world.origins.attribution)).toContain(clickId);
  });

  test(`${name}: a visitor without a referral finds the link as it was written, and sends nothing blank`, async ({
    page,
    world,
    clicks,
  }) => {
    expect(await visit(overPlaywright(page), world.shops[example] + landing)).toBeNull();
    await expect(paymentLink(page)).toHaveAttribute('href', /test_book$/);
    expect(await visit(overPlaywright(page), world.shops[example] + form)).toBeNull();
    const sent = page.waitForRequest((request) => request.postData()?.includes('Grace') ?? false);
    await signUp(page, 'nobody');
    expect((await sent).postData()).not.toContain('click_id');
    expect(clicks).toEqual([]);
  });
}

test('SvelteKit: a Payment Link that late hydration has set back carries the click ID when it is used', async ({
  page,
  context,
  world,
}) => {
  // Chromium takes a page that the test answers for one of the public web.
  await context.grantPermissions(['local-network-access']);
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_app/**', async (route) => {
    await isReleased;
    await route.continue();
  });
  // Preloaded modules would hold back `load` as well, and with it what the snippet does then.
  await page.route(/[?]ref=demo$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<link [^>]*rel="modulepreload"[^>]*>/g, '');
    await route.fulfill({ response, body });
  });
  await page.goto(`${world.shops.sveltekit}/?ref=demo`);
  await expect(paymentLink(page)).toHaveAttribute('href', /client_reference_id=/);
  const clickId = await settled(overPlaywright(page));
  release();
  // Svelte hydrates an address that differs by writing its own.
  await expect(paymentLink(page)).toHaveAttribute('href', /test_book$/);
  await paymentLink(page).click();
  await page.waitForURL('**/c/pay/*');
  const session = await sessionById(world, page.url().split('/').at(-1) ?? '');
  expect(session).toMatchObject({ client_reference_id: clickId });
});

const paymentLink = (page: Page) => page.getByRole('link', { name: 'Buy the handbook' });

async function signUp(page: Page, who: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper');
  await page.getByRole('textbox', { name: 'Email' }).fill(`${who}@example.com`);
  await page.getByRole('button', { name: 'Send me a sample' }).click();
  await page.getByRole('heading', { name: 'You’re on the list' }).waitFor();
}

/** The click IDs that the attribution API has been given with leads. */
async function leads(attribution: string): Promise<unknown[]> {
  const requests = await (await fetch(`${attribution}/sandbox/requests`)).json();
  return requests
    .filter(({ path }: { path: string }) => path === '/api/v1/conversions')
    .map(({ body }: { body: { click_id?: string } }) => body.click_id);
}
