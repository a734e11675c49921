import { latestSession, saleOnDashboard, trailOnDashboard } from './support/shop.ts';
import { signUp, transactionOf } from './support/sign-up.ts';
import { expect, test } from './support/test.ts';
import { visit } from './support/visit.ts';
import { goOnAndBuy, WAYS_TO_PAY } from './support/ways-to-pay.ts';

// What becomes of a sale without a click. That no link, form or element gets anything blank, all engines are asked by
// links.spec.ts, forms.spec.ts and stripe-elements.spec.ts.

for (const [way, wayToPay] of Object.entries(WAYS_TO_PAY)) {
  test(`an unreferred visitor pays by ${way}, nothing blank is sent, and the dashboard says why no partner earns it`, async ({
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

test('an unreferred visitor signs up by the lead form, nothing blank is sent, and the dashboard says why no partner earns it', async ({
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
