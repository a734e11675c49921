import { overPlaywright } from './engines/playwright-page.ts';
import { createLink } from './support/create-link.ts';
import { pay } from './support/pay.ts';
import { expect, test } from './support/playwright.ts';
import { latestSession, saleOnDashboard, trailOnDashboard } from './support/shop.ts';
import { UUID, visit } from './support/visit.ts';

test('a subscription that a referred visitor began renews for the partner, and a refund leaves the revenue', async ({
  page,
  sandbox,
}) => {
  const { shop, attribution, stripe } = sandbox.origins;
  const ref = `renews-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const clickId = await visit(overPlaywright(page), `${shop}/ways-to-pay?ref=${ref}`);
  expect(clickId).toMatch(UUID);

  // By order number, so that the click ID goes by the metadata and not by client_reference_id.
  await page.locator('form[action="/create-order-session"] button').click();
  await pay(overPlaywright(page));
  await page.waitForURL('**/success?session_id=*');
  const session = await latestSession(sandbox);
  expect(session?.client_reference_id).toMatch(/^order-/);
  const first = await saleOnDashboard(overPlaywright(page), sandbox, session?.id ?? '');
  for (const text of ['Attributed', `Partner of ${ref}`, 'by_metadata']) expect(first).toContain(text);

  await page.goto(stripe);
  await page.getByRole('button', { name: 'Renew the subscription, $29.00' }).first().click();
  await expect(page.locator('tr', { hasText: 'Renewal' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Refund half of $29.00' }).first().click();
  const refunded = page.locator('tr', { hasText: 'Renewal' }).first();
  await expect(refunded).toContainText('$14.50');
  await expect(page.locator('tr', { hasText: 'charge.refunded' }).first()).toContainText('delivered');
  await page.locator('tr', { hasText: 'charge.refunded' }).getByRole('button').first().click();
  await page.locator('tr', { hasText: 'invoice.paid' }).getByRole('button').first().click();

  await page.goto(attribution);
  await page
    .getByRole('link', { name: `Partner of ${ref}` })
    .first()
    .click();
  await expect(page.locator('#figures')).toContainText('$43.50');
  await expect(page.locator('#figures')).toContainText('after 1 refund');
  await expect(page.locator('li.sale')).toHaveCount(2);
  await expect(page.locator('li.sale').first()).toContainText('Partly refunded');
  const trail = await trailOnDashboard(overPlaywright(page), 'Renewal');
  for (const text of [
    `?ref=${ref}`,
    clickId,
    session?.id,
    'subscription_cycle',
    'by_metadata',
    '$14.50 went back',
  ])
    expect(trail).toContain(text);

  await page.getByRole('link', { name: 'Webhooks' }).click();
  for (const type of [
    'checkout.session.completed',
    'invoice.paid',
    'invoice_payment.paid',
    'charge.refunded',
  ])
    await expect(page.locator('li.webhook', { hasText: type }).first()).toBeVisible();
});
