import { test as base } from '@playwright/test';
import { type SelgeoFixtures, selgeoFixtures } from '@selgeo/snippet/testing';

// Each of these breaks the shop in a way that has happened to somebody, and fails: see what the test kit says of it.
const test = base.extend<SelgeoFixtures>(selgeoFixtures);

test('a visitor whom nobody sent is taken for a referred one', async ({ page, selgeo }) => {
  await page.goto('/');
  await selgeo.expectCarried(page.getByRole('link', { name: 'Buy the handbook' }), { timeout: 1000 });
});

test('a form that has lost its attribute', async ({ page, selgeo }) => {
  await page.goto(selgeo.link('/join'));
  await selgeo.clickId();
  await page.locator('form').evaluate((form) => form.removeAttribute('data-selgeo'));
  await selgeo.expectCarried('form', { timeout: 1000 });
});

test('a link that has a reference of its own', async ({ page, selgeo }) => {
  await page.goto(selgeo.link('/'));
  const link = page.getByRole('link', { name: 'Buy the handbook' });
  await link.evaluate((a: HTMLAnchorElement) => {
    a.href = 'https://buy.stripe.com/test_book?client_reference_id=order_7';
  });
  await selgeo.clickId();
  await selgeo.expectCarried(link, { timeout: 1000 });
});

test('an order that goes out before the click ID is there', async ({ page, selgeo }) => {
  await page.goto(selgeo.link('/'));
  await selgeo.clickId();
  const order = page.waitForRequest('**/order');
  await page.evaluate(() => fetch('/order', { method: 'POST', body: JSON.stringify({ click_id: null }) }));
  await selgeo.expectCarried(await order);
});

test('a shop that asks for consent too late', async ({ page, selgeo }) => {
  await page.goto(selgeo.link('/'));
  await selgeo.clickId();
  await selgeo.expectNothingStored();
});
