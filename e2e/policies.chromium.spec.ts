import { chromium } from '@playwright/test';
import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';

const BUY = '<a href="https://buy.stripe.com/x">Buy</a><form data-selgeo></form>';

test('a page that enforces Trusted Types works, and carries the click ID', async ({
  page,
  sandbox,
  site,
}) => {
  const address = site.page('/', {
    html: tag(sandbox) + BUY,
    headers: { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  });
  await page.goto(`${address}?ref=demo`);
  await expect(page.locator('a')).toHaveAttribute('href', /\?client_reference_id=[\da-f-]{36}$/);
  // A form gets nothing before it is used; to read it is to use it.
  await page.evaluate(() => void new FormData(document.querySelector('form') as HTMLFormElement));
  await expect(page.locator('form input')).toHaveValue(/^[\da-f-]{36}$/);
});

test('a real page on plain http, which is no secure context, registers its click', async ({
  sandbox,
  site,
  received,
}, { project }) => {
  const { launchOptions } = project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP shop.test 127.0.0.1'],
  });
  const page = await browser.newPage();
  const address = site.page('/', tag(sandbox)).replace('localhost', 'shop.test');
  await page.goto(`${address}?ref=demo`);
  expect(await page.evaluate(() => [isSecureContext, 'randomUUID' in crypto])).toEqual([false, false]);
  await expect.poll(() => page.evaluate(() => window.__selgeo?.getClickId())).toMatch(/^[\da-f-]{36}$/);
  expect(received.clicks()).toHaveLength(1);
  await browser.close();
});
