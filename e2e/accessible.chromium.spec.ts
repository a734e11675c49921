import type { Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/start.ts';
import { overPlaywright } from './engines/playwright-page.ts';
import { tooWide, violations } from './support/axe.ts';
import { createLink } from './support/create-link.ts';
import { pay } from './support/pay.ts';
import { expect, test } from './support/playwright.ts';
import { latestSession } from './support/shop.ts';
import { visit } from './support/visit.ts';

// Every page of the sandbox, in both themes and both widths: what of it a theme changes, no width does.

const VIEWS = [
  { colorScheme: 'light', width: 1280, height: 900 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const;

/** A name as long as a form takes. */
const LONG = `Bundesverband-der-Teefachhändlerinnen ${'und Teefachhändler '.repeat(2)}e. V.`;

test.use({ knownErrors: [/status of (404|422|402)/] });

async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const { colorScheme, ...size } of VIEWS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    expect.soft(await violations(page), `${what}, ${colorScheme}`).toEqual([]);
    expect.soft(await tooWide(page), `${what}, ${size.width} px`).toEqual([]);
  }
}

/** A sale by a link, with a renewal and a refund, another by nobody, and a click that was refused. */
async function buy(page: Page, sandbox: Sandbox): Promise<string> {
  const { shop, attribution, stripe } = sandbox.origins;
  const ref = `axe-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  await visit(overPlaywright(page), `${shop}/ways-to-pay?ref=${ref}`);
  await page.locator('form[action="/create-order-session"] button').click();
  await pay(overPlaywright(page));
  await page.waitForURL('**/success?session_id=*');
  await page.goto(stripe);
  await page.getByRole('button', { name: 'Renew the subscription, $29.00' }).first().click();
  await expect(page.locator('tr', { hasText: 'Renewal' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Refund half of $29.00' }).first().click();
  await expect(page.locator('tr', { hasText: 'charge.refunded' }).first()).toContainText('delivered');
  const keys = {
    merchant_key: sandbox.keys.merchant,
    landing_url: `${shop}/`,
    request_id: crypto.randomUUID(),
  };
  await fetch(`${attribution}/v1/clicks`, { method: 'POST', body: JSON.stringify({ ...keys, ref: 'gone' }) });
  for (const [n, currency] of ['IDR', 'EUR'].entries())
    await fetch(`${attribution}/api/v1/conversions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.keys.merchantSecret}` },
      body: JSON.stringify({
        ...(n === 0 && { promo_code: 'ADA20' }),
        external_transaction_id: `${ref}-${n}`,
        event_type: 'sale',
        amount_cents: 1_234_567_890_100,
        currency,
        prospect_email: `a-long-address-that-goes-on-and-on-${n}@department.university.example`,
      }),
    });
  await fetch(`${attribution}/partners`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: attribution },
    body: JSON.stringify({ name: LONG }),
  });
  return ref;
}

test('every page of the dashboard', async ({ page, sandbox }) => {
  const { attribution } = sandbox.origins;
  const ref = await buy(page, sandbox);
  sandbox.faults.add({ kind: 'slow', ms: 1, count: 1 });
  const hrefs = async (path: string, css: string): Promise<string[]> => {
    await page.goto(attribution + path);
    return page.locator(css).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  };
  const trails = await hrefs('/sales', '.sale .amount');
  const [event] = await hrefs('/webhooks', '.webhook .who');
  const [partner] = await hrefs(`/clicks?q=${ref}`, '.click .who');
  for (const path of [
    '/',
    '/?days=all&currency=IDR',
    '/?from=tomorrow',
    '/sales',
    `/sales?q=${ref}`,
    '/sales?q=nothing',
    '/clicks',
    '/clicks?show=refused',
    `/search?q=${ref}`,
    '/webhooks',
    '/faults',
    '/codes',
    '/nowhere',
    event,
    partner,
    ...trails.slice(0, 5),
  ]) {
    await page.goto(attribution + path);
    await expect(page.locator('#live-status')).toHaveAttribute('data-state', 'on');
    for (const summary of await page.locator('summary').all()) await summary.click();
    await expectAccessible(page, `dashboard ${path}`);
  }
  await page.goto(attribution);
  await page.locator('#link-ref').fill('not a token');
  await page.getByRole('button', { name: 'Create link' }).click();
  await expect(page.locator('#link-ref-error')).toBeVisible();
  await expectAccessible(page, 'dashboard, a form with an error');
  sandbox.faults.clear();
});

test('every page of the shop', async ({ page, sandbox }) => {
  const { shop } = sandbox.origins;
  for (const path of [
    '/',
    '/pricing',
    '/ways-to-pay',
    '/checkout',
    '/pay',
    '/signup',
    '/thanks',
    '/success',
    '/nowhere',
  ]) {
    await page.goto(`${shop}${path}?ref=demo`);
    await expect(page.locator('#sandbox-click-id')).not.toHaveText('…');
    await page.waitForLoadState('networkidle');
    await expectAccessible(page, `shop ${path}`);
  }
  await page.goto(`${shop}/signup`);
  await page.locator('#email').fill('no address');
  await page.locator('form[data-selgeo] button').click();
  await expect(page.locator('#email-error')).toBeVisible();
  await expectAccessible(page, 'sign-up with errors');
  await page.getByRole('button', { name: 'Try consent and a cookie' }).click();
  await expect(page.locator('#consent')).toBeVisible();
  await expectAccessible(page, 'shop with the question of consent');
});

test('every page of the stand-in', async ({ page, sandbox }) => {
  const { shop, stripe } = sandbox.origins;
  await page.goto(stripe);
  await expectAccessible(page, 'stand-in, before anything was bought');
  await buy(page, sandbox);
  await page.goto(stripe);
  await expectAccessible(page, 'stand-in');
  await page.goto(`${shop}/pricing`);
  await page.locator('form[data-checkout] button').click();
  await page.waitForURL(/\/c\/pay\//);
  await expectAccessible(page, 'checkout');
  await page.locator('button.pay').click();
  await expect(page.locator('[aria-invalid]').first()).toBeVisible();
  await expectAccessible(page, 'checkout with errors');
  await pay(overPlaywright(page));
  await page.waitForURL('**/success?session_id=*');
  await expectAccessible(page, 'shop, bought');
  const session = await latestSession(sandbox);
  await page.goto(`${stripe}/c/pay/${session?.id}`);
  await expectAccessible(page, 'checkout, paid before');
  await page.goto(`${shop}/pricing`);
  await page.locator('.plan:last-child .text-link').click();
  await page.waitForURL(/\/c\/pay\//);
  await expectAccessible(page, 'checkout by a Payment Link');
  await pay(overPlaywright(page));
  await page.waitForURL(/\/c\/confirmed\//);
  await expectAccessible(page, 'confirmation');
});
