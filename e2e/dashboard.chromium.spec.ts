import { overPlaywright } from './engines/playwright-page.ts';
import { pay } from './support/pay.ts';
import { expect, test } from './support/playwright.ts';
import { settled } from './support/visit.ts';

test('from a new partner in the dashboard to an attributed sale, live, without a reload', async ({
  page,
  context,
  sandbox,
}) => {
  await page.goto(sandbox.origins.attribution);
  await page.locator('#partner-name').fill('Mary Somerville');
  await page.getByRole('button', { name: 'Create partner' }).click();
  await page.waitForURL('**/partners/*');
  await page.goto(sandbox.origins.attribution);
  await page.locator('#link-partner_id').selectOption({ label: 'Mary Somerville' });
  await page.locator('#link-ref').fill('mary');
  await page.locator('#link-path').fill('/pricing');
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = `${sandbox.origins.shop}/pricing?ref=mary`;
  await expect(page.locator('body')).toContainText(link);

  await page.goto(sandbox.origins.attribution);
  await expect(page.locator('#live-status')).toHaveAttribute('data-state', 'on');
  // A reload would lose this.
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  const shop = await context.newPage();
  await shop.goto(link);
  await settled(overPlaywright(shop));
  await expect(page.locator('li.click', { hasText: 'Mary Somerville' })).toBeVisible();
  await shop.getByRole('button', { name: 'Subscribe' }).click();
  await pay(shop);
  await shop.waitForURL('**/success?session_id=*');

  const sale = page.locator('li.sale', { hasText: 'Mary Somerville' });
  await expect(sale).toContainText('Attributed');
  await expect(sale).toContainText('$29.00');
  expect(await page.evaluate(() => Reflect.get(window, 'isSamePage'))).toBe(true);
});

test('a webhook that is delivered twice counts once', async ({ page, sandbox }) => {
  await page.goto(`${sandbox.origins.shop}/pricing?ref=demo`);
  await settled(overPlaywright(page));
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await pay(page);
  await page.waitForURL('**/success?session_id=*');

  const [event] = await (await fetch(`${sandbox.origins.stripe}/sandbox/events`)).json();
  await fetch(`${sandbox.origins.stripe}/sandbox/events/${event.id}/deliver`, { method: 'POST' });
  const deliveries = sandbox.requests().filter(({ body }) => (body as { id?: string }).id === event.id);
  expect(deliveries.map(({ path, status }) => [path, status])).toEqual([
    ['/webhooks/stripe', 200],
    ['/webhooks/stripe', 200],
  ]);
  const conversions = await (await fetch(`${sandbox.origins.attribution}/sandbox/conversions`)).json();
  const session = new URL(page.url()).searchParams.get('session_id');
  expect(JSON.stringify(conversions).split(`"${session}"`)).toHaveLength(2);
});
