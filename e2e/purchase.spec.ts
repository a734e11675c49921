import { createLink } from './support/create-link.ts';
import { latestSession, saleOnDashboard, trailOnDashboard } from './support/shop.ts';
import { signUp, transactionOf } from './support/sign-up.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';
import { goOnAndBuy, WAYS_TO_PAY } from './support/ways-to-pay.ts';

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
}

test('a referred visitor signs up by the lead form, and the dashboard credits the partner', async ({
  page,
  sandbox,
  received,
}) => {
  const ref = `by-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const clickId = await visit(page, `${sandbox.origins.shop}/signup?ref=${ref}`);
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
