import type { Page } from '@playwright/test';
import { overPlaywright } from './engines/playwright-page.ts';
import { createLink } from './support/create-link.ts';
import { pay } from './support/pay.ts';
import { expect, test } from './support/playwright.ts';
import { latestSession, saleOnDashboard } from './support/shop.ts';
import { UUID, visit } from './support/visit.ts';

test('a referred visitor pays by embedded Checkout, and the dashboard credits the partner', async ({
  page,
  sandbox,
}) => {
  const ref = `by-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const shop = overPlaywright(page);
  const clickId = await visit(shop, `${sandbox.origins.shop}/pricing?ref=${ref}`);
  expect(clickId).toMatch(UUID);
  await buy(page);

  const session = await latestSession(sandbox);
  expect(session).toMatchObject({ client_reference_id: clickId });
  const sale = await saleOnDashboard(shop, sandbox, session?.id ?? '');
  for (const text of ['Attributed', `Partner of ${ref}`, 'by_client_reference_id'])
    expect(sale).toContain(text);
});

test('an unreferred visitor pays by embedded Checkout, nothing blank is sent, and the dashboard says why nobody earns', async ({
  page,
  sandbox,
  received,
}) => {
  const shop = overPlaywright(page);
  expect(await visit(shop, `${sandbox.origins.shop}/pricing`)).toBeNull();
  await buy(page);

  const session = await latestSession(sandbox);
  expect(session?.client_reference_id).toBeNull();
  expect(session?.parameters).not.toHaveProperty('client_reference_id');
  expect(received.clicks()).toEqual([]);
  const sale = await saleOnDashboard(shop, sandbox, session?.id ?? '');
  for (const text of ['Unattributed', 'no_reference']) expect(sale).toContain(text);
});

async function buy(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Buy the handbook' }).click();
  const frame = page.frameLocator('iframe');
  await pay({
    fill: (css, text) => frame.locator(css).fill(text),
    click: (css) => frame.locator(css).click(),
  });
  await page.waitForURL('**/success?session_id=*');
}
