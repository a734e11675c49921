import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteOnce } from '../tools/site-once.mjs';
import { tooWide, violations } from './support/axe.ts';
import { expect, test } from './support/playwright.ts';

// The site of the documentation, as it is built. The pages are of each kind: pictures, long tables, code, options, a list of codes.

const PAGES = [
  '/',
  '/troubleshooting.html',
  '/debug.html',
  '/back-ends.html',
  '/tag.html',
  '/install/',
  '/consent.html',
];
const DIST = fileURLToPath(new URL('../site/dist/', import.meta.url));

/** VitePress's link for the keyboard, out of sight until it has the focus, and the bars of its menu button. */
const MEANT_TO_BE_CUT = /VPSkipLink|^<span class="container"/;

const VIEWS = [
  { colorScheme: 'light', width: 1280, height: 900 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const;

// One worker, so that the site is built once.
test.describe.configure({ mode: 'default' });
test.beforeAll(siteOnce);
test.beforeEach(async ({ page }) => {
  await page.route('**', (route) => {
    const { host, pathname } = new URL(route.request().url());
    if (host !== 'docs.test') return route.abort();
    return route.fulfill({ path: join(DIST, pathname.replace(/\/$/, '/index.html')) });
  });
});

test('axe finds nothing on the pages of the documentation, in both themes', async ({ page }) => {
  for (const path of PAGES)
    for (const { colorScheme, ...size } of VIEWS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await page.goto(`https://docs.test${path}`);
      await page.waitForLoadState('networkidle');
      expect.soft(await violations(page), `${path}, ${colorScheme}, ${size.width} px`).toEqual([]);
      const cut = (await tooWide(page)).filter((html) => !MEANT_TO_BE_CUT.test(html));
      expect.soft(cut, `${path}, ${size.width} px`).toEqual([]);
    }
});

// Without axe: VitePress itself puts links into the options of its list of results.
test('a search for a code finds the page that explains it', async ({ page }) => {
  await page.goto('https://docs.test/');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('SG70');
  const found = page.getByRole('listbox').getByRole('link');
  await expect(found.first()).toBeVisible();
  await found.filter({ hasText: 'All codes' }).first().click();
  await expect(page.getByRole('heading', { name: 'All codes' })).toBeVisible();
});
