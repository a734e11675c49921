import type { PortablePage } from './engines/portable-page.ts';
import { createLink } from './support/create-link.ts';
import { latestSession, saleOnDashboard, trailOnDashboard } from './support/shop.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';
import { WAYS_TO_PAY, type WayToPay } from './support/ways-to-pay.ts';

for (const [way, wayToPay] of Object.entries(WAYS_TO_PAY)) {
  test(`a referred visitor pays by ${way}, and the dashboard credits the partner`, async ({
    page,
    sandbox,
  }) => {
    const ref = `by-${crypto.randomUUID()}`;
    await createLink(sandbox, ref);
    const clickId = await visit(page, `${sandbox.origins.shop}${wayToPay.landing}?ref=${ref}`);
    expect(clickId).toMatch(UUID);
    await goOnAndBuy(page, wayToPay);

    const session = await latestSession(sandbox);
    expect(session).toMatchObject({ client_reference_id: clickId });
    const sale = await saleOnDashboard(page, sandbox, session?.id ?? '');
    for (const text of ['Attributed', `Partner of ${ref}`, 'by_client_reference_id'])
      expect(sale).toContain(text);
    const trail = await trailOnDashboard(page, session?.id ?? '');
    for (const text of [`?ref=${ref}`, clickId, session?.id, 'evt_', 'by_client_reference_id'])
      expect(trail).toContain(text);
  });

  test(`an unreferred visitor pays by ${way}, nothing blank is sent, and the dashboard says why nobody earns`, async ({
    page,
    sandbox,
    received,
  }) => {
    expect(await visit(page, `${sandbox.origins.shop}${wayToPay.landing}`)).toBeNull();
    await goOnAndBuy(page, wayToPay);

    const session = await latestSession(sandbox);
    expect(session?.client_reference_id).toBeNull();
    expect(session?.parameters).not.toHaveProperty('client_reference_id');
    expect(received.clicks()).toEqual([]);
    const sale = await saleOnDashboard(page, sandbox, session?.id ?? '');
    for (const text of ['Unattributed', 'no_reference']) expect(sale).toContain(text);
    const trail = await trailOnDashboard(page, session?.id ?? '');
    for (const text of ['The chain breaks here', 'names no click']) expect(trail).toContain(text);
  });
}

async function goOnAndBuy(page: PortablePage, { onwards, buy }: WayToPay): Promise<void> {
  if (onwards) {
    await page.click(onwards.css);
    await page.waitForURL(onwards.url);
    await settled(page);
  }
  await buy(page);
}

test('a referred visitor signs up by the lead form, and the dashboard credits the partner', async ({
  page,
  sandbox,
  received,
}) => {
  const ref = `by-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const clickId = await visit(page, `${sandbox.origins.shop}/signup?ref=${ref}`);
  expect(await page.inputValue('form[data-selgeo] input[name=click_id]')).toBe(clickId);
  await signUp(page);
  await expect
    .poll(() => received.conversions())
    .toMatchObject([
      { status: 201, body: { click_id: clickId, event_type: 'lead', prospect_email: 'grace@example.com' } },
    ]);
  const transaction = transactionOf(received.conversions()[0]?.body);
  const lead = await saleOnDashboard(page, sandbox, transaction);
  for (const text of ['Lead', 'Attributed', `Partner of ${ref}`, 'by_click_id']) expect(lead).toContain(text);
  const trail = await trailOnDashboard(page, transaction);
  for (const text of [`?ref=${ref}`, clickId, transaction, '201, recorded']) expect(trail).toContain(text);
});

test('an unreferred visitor signs up by the lead form, nothing blank is sent, and the dashboard says why nobody earns', async ({
  page,
  sandbox,
  received,
}) => {
  expect(await visit(page, `${sandbox.origins.shop}/signup`)).toBeNull();
  expect(await page.count('form[data-selgeo] input[name=click_id]')).toBe(0);
  await signUp(page);
  await expect.poll(() => received.conversions()).toMatchObject([{ status: 422 }]);
  const body = received.conversions()[0]?.body;
  expect(body).not.toHaveProperty('click_id');
  expect(received.clicks()).toEqual([]);
  const lead = await saleOnDashboard(page, sandbox, transactionOf(body));
  for (const text of ['Lead', 'Unattributed', 'no_reference']) expect(lead).toContain(text);
  const trail = await trailOnDashboard(page, transactionOf(body));
  for (const text of ['The chain breaks here', 'names no click', '422, not recorded'])
    expect(trail).toContain(text);
});

async function signUp(page: PortablePage): Promise<void> {
  await page.fill('#name', 'Grace Hopper');
  await page.fill('#email', 'grace@example.com');
  await page.click('form[data-selgeo] button');
  await page.waitForURL(/\/thanks$/);
}

function transactionOf(body: unknown): string {
  return String((body as { external_transaction_id?: unknown } | undefined)?.external_transaction_id);
}
