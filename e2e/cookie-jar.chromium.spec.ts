import { as } from './support/coming-back.ts';
import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';

test('the cookie lives as long as the tag says, and is sent to the site alone', async ({
  page,
  context,
  sandbox,
  site,
}) => {
  site.page('/', tag(sandbox, { 'data-storage': 'cookie', 'data-attribution-window': '60' }));
  await page.goto(`${as('app.shop', site)}/?ref=demo`);
  await page.waitForFunction(() => window.__selgeo?.getClickId());
  const [cookie, ...others] = await context.cookies();
  expect(others).toEqual([]);
  expect(cookie).toMatchObject({
    name: '__selgeo_cid',
    value: await page.evaluate(() => window.__selgeo?.getClickId()),
    domain: '.shop.localhost',
    path: '/',
    sameSite: 'Lax',
    // By protocol; the page came by http.
    secure: false,
    httpOnly: false,
  });
  expect((Number(cookie?.expires) - Date.now() / 1000) / 86_400).toBeCloseTo(60, 1);

  await page.evaluate(() => window.__selgeo?.forget());
  expect(await context.cookies()).toEqual([]);
});
