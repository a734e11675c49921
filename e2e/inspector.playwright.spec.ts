import { overPlaywright } from './engines/playwright-page.ts';
import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';
import { visit } from './support/visit.ts';

const SHOP = `<button id="before">Before</button>
  <a id="link" href="https://buy.stripe.com/a">Buy</a><form id="lead" data-selgeo></form>`;

test('the keyboard alone opens, walks, collapses and leaves the panel', async ({ page, sandbox, site }) => {
  await visit(overPlaywright(page), `${site.page('/', SHOP + tag(sandbox, { 'data-debug': '' }))}?ref=demo`);
  const panel = page.getByRole('complementary', { name: 'Selgeo inspector' });
  await expect(panel.getByRole('button', { name: /Payment Link/ })).toBeVisible();
  await page.focus('#before');

  await page.keyboard.press('Alt+Shift+G');
  await expect(panel).toBeHidden();
  await expect(page.locator('#before')).toBeFocused();
  await page.keyboard.press('Alt+Shift+G');
  await expect(panel.getByRole('group', { name: 'Findings' })).toBeFocused();
  await page.keyboard.press('Alt+Shift+G');
  await expect(page.locator('#before')).toBeFocused();
  await page.keyboard.press('Alt+Shift+G');
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: /Payment Link #link/ })).toBeFocused();
  await expect(page.locator('selgeo-inspector .outline')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  const pill = page.getByRole('button', { name: 'Selgeo: registered' });
  await expect(pill).toBeFocused();
  await expect(pill).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('selgeo-inspector')).toHaveCount(0);
});

test('an item that is hovered outlines its element, and no longer when it is left', async ({
  page,
  sandbox,
  site,
}) => {
  await visit(overPlaywright(page), `${site.page('/', SHOP + tag(sandbox, { 'data-debug': '' }))}?ref=demo`);
  await page.getByRole('button', { name: /Payment Link/ }).hover();
  const outline = page.locator('selgeo-inspector .outline');
  await expect(outline).toBeVisible();
  const [link, around] = [await page.locator('#link').boundingBox(), await outline.boundingBox()];
  expect(around?.width).toBeCloseTo((link?.width ?? 0) + 6, 0);
  await page.getByRole('heading', { name: 'Selgeo inspector' }).hover();
  await expect(outline).toBeHidden();
});

test('on a phone the panel leaves room for the page, and nothing in it is cut off', async ({
  page,
  sandbox,
  site,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${site.page('/', SHOP + tag(sandbox, { 'data-debug': '' }))}?ref=demo`);
  const panel = page.getByRole('complementary');
  await expect(panel).toBeVisible();
  const box = await panel.boundingBox();
  expect(box).toMatchObject({ x: 0, width: 360 });
  expect(box?.y).toBeGreaterThan(200);
  const isCut = await page
    .locator('selgeo-inspector .scroll')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  expect(isCut).toBe(false);
});
