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

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every text of the panel has a contrast of 4.5 in ${colorScheme}`, async ({ page, sandbox, site }) => {
    await page.emulateMedia({ colorScheme });
    const html = `${SHOP}<a href="https://pay.other.test/">Pay</a><form></form>`;
    sandbox.faults.add({ kind: 'slow', ms: 500, count: 1 });
    await page.goto(`${site.page('/', html + tag(sandbox, { 'data-debug': '' }))}?ref=demo`);
    await expect(page.getByText('SG22')).toBeVisible();
    const contrasts = await page.evaluate(() => {
      const luminance = (color: string) => {
        const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
          const share = Number(part) / 255;
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const back = (element: Element | null): string => {
        const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
        return color === 'rgba(0, 0, 0, 0)' ? back(element?.parentElement ?? null) : color;
      };
      const root = document.querySelector('selgeo-inspector')?.shadowRoot as ShadowRoot;
      const written = [...root.querySelectorAll('aside, aside *')].filter(({ childNodes }) =>
        [...childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
      );
      return written.map((element) => {
        const pair = [getComputedStyle(element).color, back(element)].map(luminance).sort((a, b) => b - a);
        return [((pair[0] ?? 0) + 0.05) / ((pair[1] ?? 0) + 0.05), element.outerHTML] as const;
      });
    });
    expect(contrasts.length).toBeGreaterThan(20);
    expect(contrasts.filter(([contrast]) => contrast < 4.5)).toEqual([]);
  });
}

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
