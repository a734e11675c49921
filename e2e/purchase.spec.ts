import type { Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/start.ts';
import { createLink } from './support/create-link.ts';
import { pay } from './support/pay.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID } from './support/visit.ts';

/** The ways to buy in the shop, each up to the page that thanks the customer. */
const WAYS_TO_PAY = {
  'redirect Checkout': async (page: Page) => {
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await pay(page);
    await page.waitForURL('**/success?session_id=*');
  },
  'embedded Checkout': async (page: Page) => {
    await page.getByRole('link', { name: 'Buy the handbook' }).click();
    await pay(page.frameLocator('iframe'));
    await page.waitForURL('**/success?session_id=*');
  },
  'a Payment Link': async (page: Page) => {
    await page.getByRole('link', { name: 'Buy by Payment Link' }).click();
    await pay(page);
    await page.waitForURL('**/c/confirmed/*');
  },
};

for (const [way, buy] of Object.entries(WAYS_TO_PAY)) {
  test(`a referred visitor pays by ${way}, and the dashboard credits the partner`, async ({
    page,
    sandbox,
  }) => {
    const ref = `by-${crypto.randomUUID()}`;
    await createLink(sandbox, ref);
    await page.goto(`${sandbox.origins.shop}/?ref=${ref}`);
    const clickId = await settled(page);
    expect(clickId).toMatch(UUID);
    await page.getByRole('link', { name: 'Pricing', exact: true }).click();
    await settled(page);
    await buy(page);

    const [session] = await sessions(sandbox);
    expect(session).toMatchObject({ client_reference_id: clickId });
    await page.goto(sandbox.origins.attribution);
    const sale = page.locator('li.sale', { hasText: session?.id ?? '' });
    await expect(sale).toContainText('Attributed');
    await expect(sale).toContainText(`Partner of ${ref}`);
    await expect(sale).toContainText('by_client_reference_id');
  });

  test(`an unreferred visitor pays by ${way}, nothing blank is sent, and the dashboard says why nobody earns`, async ({
    page,
    sandbox,
    received,
  }) => {
    await page.goto(`${sandbox.origins.shop}/pricing`);
    expect(await settled(page)).toBeNull();
    await buy(page);

    const [session] = await sessions(sandbox);
    expect(session?.client_reference_id).toBeNull();
    expect(session?.parameters).not.toHaveProperty('client_reference_id');
    expect(received.clicks()).toEqual([]);
    await page.goto(sandbox.origins.attribution);
    const sale = page.locator('li.sale', { hasText: session?.id ?? '' });
    await expect(sale).toContainText('Unattributed');
    await expect(sale).toContainText('no_reference');
  });
}

test('a referred visitor signs up, and the lead carries the click ID to the Conversion API', async ({
  page,
  sandbox,
  received,
}) => {
  await page.goto(`${sandbox.origins.shop}/signup?ref=demo`);
  const clickId = await settled(page);
  expect(await page.inputValue('form[data-selgeo] input[name=click_id]')).toBe(clickId);
  await signUp(page);
  await expect
    .poll(() => received.conversions())
    .toMatchObject([
      { status: 201, body: { click_id: clickId, event_type: 'lead', prospect_email: 'grace@example.com' } },
    ]);
  await page.goto(sandbox.origins.attribution);
  const lead = page.locator('li.sale', { hasText: 'Lead' }).first();
  await expect(lead).toContainText('Attributed');
  await expect(lead).toContainText('Ada Example');
});

test('an unreferred visitor signs up, and nothing blank is sent', async ({ page, sandbox, received }) => {
  await page.goto(`${sandbox.origins.shop}/signup`);
  expect(await settled(page)).toBeNull();
  expect(await page.locator('form[data-selgeo] input[name=click_id]').count()).toBe(0);
  await signUp(page);
  expect(received.conversions()).toEqual([]);
});

async function signUp(page: Page): Promise<void> {
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel(/e-?mail/i).fill('grace@example.com');
  await page.locator('form[data-selgeo] button').click();
  await page.waitForURL('**/thanks');
}

type Session = {
  id: string;
  client_reference_id: string | null;
  parameters: Record<string, string>;
};

async function sessions({ origins }: Sandbox): Promise<Session[]> {
  return (await fetch(`${origins.stripe}/sandbox/sessions`)).json();
}
