import type { PortablePage } from './engines/portable-page.ts';
import { createLink } from './support/create-link.ts';
import { pay } from './support/pay.ts';
import { latestSession, saleOnDashboard } from './support/shop.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

// The ways to buy that need no frame, each up to the page that thanks the customer.
const WAYS_TO_PAY = {
  'redirect Checkout': async (page: PortablePage) => {
    await page.click('form[data-checkout] button');
    await page.waitForURL(/\/c\/pay\//);
    await pay(page);
    await page.waitForURL(/\/success\?session_id=/);
  },
  'a Payment Link': async (page: PortablePage) => {
    await page.click('.plan:last-child .text-link');
    await page.waitForURL(/\/c\/pay\//);
    await pay(page);
    await page.waitForURL(/\/c\/confirmed\//);
  },
};

for (const [way, buy] of Object.entries(WAYS_TO_PAY)) {
  test(`a referred visitor pays by ${way}, and the dashboard credits the partner`, async ({
    page,
    sandbox,
  }) => {
    const ref = `by-${crypto.randomUUID()}`;
    await createLink(sandbox, ref);
    const clickId = await visit(page, `${sandbox.origins.shop}/?ref=${ref}`);
    expect(clickId).toMatch(UUID);
    await page.click('nav a[href="/pricing"]');
    await page.waitForURL(/\/pricing$/);
    await settled(page);
    await buy(page);

    const session = await latestSession(sandbox);
    expect(session).toMatchObject({ client_reference_id: clickId });
    const sale = await saleOnDashboard(page, sandbox, session?.id ?? '');
    for (const text of ['Attributed', `Partner of ${ref}`, 'by_client_reference_id'])
      expect(sale).toContain(text);
  });

  test(`an unreferred visitor pays by ${way}, nothing blank is sent, and the dashboard says why nobody earns`, async ({
    page,
    sandbox,
    received,
  }) => {
    expect(await visit(page, `${sandbox.origins.shop}/pricing`)).toBeNull();
    await buy(page);

    const session = await latestSession(sandbox);
    expect(session?.client_reference_id).toBeNull();
    expect(session?.parameters).not.toHaveProperty('client_reference_id');
    expect(received.clicks()).toEqual([]);
    const sale = await saleOnDashboard(page, sandbox, session?.id ?? '');
    for (const text of ['Unattributed', 'no_reference']) expect(sale).toContain(text);
  });
}

test('a referred visitor signs up, and the lead carries the click ID to the Conversion API', async ({
  page,
  sandbox,
  received,
}) => {
  const clickId = await visit(page, `${sandbox.origins.shop}/signup?ref=demo`);
  expect(await page.inputValue('form[data-selgeo] input[name=click_id]')).toBe(clickId);
  await signUp(page);
  await expect
    .poll(() => received.conversions())
    .toMatchObject([
      { status: 201, body: { click_id: clickId, event_type: 'lead', prospect_email: 'grace@example.com' } },
    ]);
  const lead = await saleOnDashboard(page, sandbox, 'Lead');
  for (const text of ['Attributed', 'Ada Example']) expect(lead).toContain(text);
});

test('an unreferred visitor signs up, and nothing blank is sent', async ({ page, sandbox, received }) => {
  expect(await visit(page, `${sandbox.origins.shop}/signup`)).toBeNull();
  expect(await page.count('form[data-selgeo] input[name=click_id]')).toBe(0);
  await signUp(page);
  expect(received.conversions()).toEqual([]);
});

async function signUp(page: PortablePage): Promise<void> {
  await page.fill('#name', 'Grace Hopper');
  await page.fill('#email', 'grace@example.com');
  await page.click('form[data-selgeo] button');
  await page.waitForURL(/\/thanks$/);
}
