import type { Page } from '@playwright/test';
import { overPlaywright } from './engines/playwright-page.ts';
import { pay } from './support/pay.ts';
import { expect, test } from './support/playwright.ts';
import { latestSession, saleOnDashboard, trailOnDashboard } from './support/shop.ts';
import { UUID } from './support/visit.ts';

const question = 'May we remember which partner sent you?';

/** Everything of the snippet that the browser holds. */
const stored = (page: Page) =>
  page.evaluate(() => [
    ...Object.keys(sessionStorage),
    ...Object.keys(localStorage).filter((key) => key.includes('selgeo')),
    ...document.cookie.split('; ').filter((cookie) => cookie.includes('selgeo')),
  ]);

test('a newcomer refuses, then agrees, comes back by typing the address, and the trail knows the cookie', async ({
  page,
  context,
  sandbox,
  received,
}) => {
  const { shop } = sandbox.origins;
  await page.goto(shop);
  await page.getByRole('button', { name: 'Try consent and a cookie' }).click();

  await page.goto(`${shop}/?ref=demo`);
  const box = page.getByRole('region', { name: question });
  await box.getByRole('button', { name: 'Refuse' }).click();
  await expect(box).toBeHidden();
  await expect(page.locator('#sandbox-click-id')).toHaveText('none, the visitor has not agreed');
  await page.goto(`${shop}/pricing`);
  await expect(page.locator('#sandbox-click-id')).toHaveText('none, the visitor has not agreed');
  await expect(box).toBeHidden();
  expect(await stored(page)).toEqual([]);
  expect(received.clicks()).toEqual([]);

  await page.goto(`${shop}/?ref=demo`);
  await page.getByRole('button', { name: 'Ask me again' }).click();
  await expect(box.getByRole('button', { name: 'Refuse' })).toBeFocused();
  await box.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Ada sent you: 20 % off')).toBeVisible();
  await expect(page.locator('#sandbox-click-id')).toHaveText(UUID);
  const clickId = await page.locator('#sandbox-click-id').textContent();
  expect(await stored(page)).toContain(`__selgeo_cid=${clickId}`);

  const typed = await context.newPage();
  await page.close();
  await typed.goto(`${shop}/pricing`);
  await expect(typed.locator('#sandbox-click-id')).toHaveText(clickId ?? '');
  await typed.getByRole('button', { name: 'Subscribe', exact: true }).click();
  await pay(overPlaywright(typed));
  await typed.waitForURL(/\/success/);
  expect(received.clicks()).toHaveLength(1);

  const session = await latestSession(sandbox);
  expect(session).toMatchObject({ client_reference_id: clickId });
  const portable = overPlaywright(typed);
  expect(await saleOnDashboard(portable, sandbox, session?.id ?? '')).toContain('Attributed');
  const trail = await trailOnDashboard(portable, session?.id ?? '');
  expect(trail).toContain('kept in a cookie since');
  expect(trail).toContain('Ada Example');
});

test('the tag stays as it comes until somebody switches it, sells at the partner’s discount, and goes back to that with nothing left', async ({
  page,
  sandbox,
}) => {
  const { shop } = sandbox.origins;
  await page.goto(`${shop}/?ref=demo`);
  await expect(page.locator('#sandbox-click-id')).toHaveText(UUID);
  await expect(page.getByText(question)).toHaveCount(0);
  await expect(page.getByText('Ada sent you: 20 % off')).toBeVisible();
  await page.getByRole('button', { name: /^Subscribe/ }).click();
  await expect(page.getByText('−$5.80')).toBeVisible();
  const session = await latestSession(sandbox);
  expect(session).toMatchObject({ metadata: {}, amount_total: 2320 });
  await page.goto(`${shop}/?ref=demo`);
  await page.getByRole('button', { name: 'Try consent and a cookie' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.locator('#sandbox-click-id')).toHaveText(UUID);
  await page.goto(`${shop}/pricing`);
  await page.getByRole('button', { name: 'Back to plain' }).click();
  await expect(page.getByRole('button', { name: 'Try consent and a cookie' })).toBeVisible();
  await expect(page.locator('#sandbox-click-id')).toHaveText('none, nobody referred this visit');
  expect(await stored(page)).toEqual([]);
});
