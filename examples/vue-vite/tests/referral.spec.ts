import { test as base, expect } from '@playwright/test';
import { type SelgeoFixtures, selgeoFixtures } from '@selgeo/snippet/testing';

const test = base.extend<SelgeoFixtures>(selgeoFixtures);

test('a partner earns the handbook that is bought by its Payment Link', async ({ page, selgeo }) => {
  await page.goto(selgeo.link('/', 'fern'));
  await selgeo.expectCarried(page.getByRole('link', { name: 'Buy the handbook' }));
  expect(selgeo.clicks.map(({ ref }) => ref)).toEqual(['fern']);
});

test('a partner earns a plan that is paid by a link which appears later', async ({ page, selgeo }) => {
  await page.goto(selgeo.link('/'));
  await page.getByRole('link', { name: 'Pricing' }).click();
  await page.getByRole('radio', { name: 'Three teas' }).check();
  await selgeo.expectCarried(page.getByRole('link', { name: 'Pay by link' }));
});

test('our back end gets the click ID with an order, also when the click API is slow', async ({
  page,
  selgeo,
}) => {
  await page.route('**/create-checkout-session', (route) => route.fulfill({ json: { url: '/join' } }));
  selgeo.delay(500);
  await page.goto(selgeo.link('/pricing'));
  await page.getByRole('radio', { name: 'Three teas' }).check();
  const order = page.waitForRequest('**/create-checkout-session');
  await page.getByRole('button', { name: 'Check out' }).click();
  await selgeo.expectCarried(await order);
});

test('the lead of a referred visitor has the click ID', async ({ page, selgeo }) => {
  await page.goto(selgeo.link('/join'));
  await selgeo.expectCarried('form');
});

test('the shop sells while the click API is down', async ({ page, selgeo }) => {
  await page.route('**/create-checkout-session', (route) => route.fulfill({ json: { url: '/join' } }));
  selgeo.fail('offline');
  await page.goto(selgeo.link('/pricing'));
  await page.getByRole('radio', { name: 'Three teas' }).check();
  await page.getByRole('button', { name: 'Check out' }).click();
  await page.waitForURL('**/join');
  expect(selgeo.clicks).toEqual([]);
});
