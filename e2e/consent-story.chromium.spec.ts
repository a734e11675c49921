import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { REQUIRED } from './support/consent.ts';
import { pasted, REAL_MANAGERS, startManagers } from './support/consent-managers.ts';
import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';
import { UUID } from './support/visit.ts';

// The pictures of docs/consent-managers.md: SELGEO_PICTURES=1 writes them again.

/** A shop that says what is stored, and what its link carries. */
const SHOP = `<style>
    body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; max-width: 34rem; color: #1c2430 }
    dt { font-weight: 600 } dd { margin: 0 0 .75rem; font-family: ui-monospace, monospace; font-size: 14px; overflow-wrap: anywhere }
  </style>
  <h1>Notebook, €12</h1>
  <p><a href="https://buy.polar.sh/polar_cl_notebook">Buy at Polar</a></p>
  <dl><dt>Cookie of Selgeo</dt><dd id="cookie"></dd><dt>In this tab</dt><dd id="tab"></dd><dt>The link leads to</dt><dd id="link"></dd></dl>
  <script>
    function tell() {
      cookie.textContent = document.cookie.match(/__selgeo_cid=[^;]+/)?.[0] ?? 'none';
      tab.textContent = sessionStorage.__selgeo_cid ?? 'nothing';
      link.textContent = document.links[0].href;
    }
    tell();
  </script>`;

test('a visitor of a page with Klaro and a link of Polar refuses, agrees later, and takes the click along', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const managers = await startManagers();
  const { klaro } = REAL_MANAGERS;
  const ours = tag(sandbox, {
    ...REQUIRED,
    'data-storage': 'cookie',
    'data-payment-link-hosts': 'buy.polar.sh=reference_id',
  });
  const second = `<script async src="${sandbox.origins.attribution}/v1/consent.js" data-manager="klaro" data-category="selgeo"></script>`;
  const html = `<body>${SHOP}${ours}${second}${pasted(klaro, managers.origin)}`;
  await page.setViewportSize({ width: 640, height: 450 });
  await page.goto(`${site.page('/', html)}?ref=demo`);

  await page.click(klaro.refuse);
  await page.waitForFunction(() => window.__selgeo_consent?.said === 'denied');
  expect(await told(page, 'refused')).toEqual({
    cookie: 'none',
    tab: 'nothing',
    link: 'https://buy.polar.sh/polar_cl_notebook',
  });
  expect(received.clicks()).toEqual([]);

  await page.evaluate('klaro.show(undefined, true)');
  await page.click(klaro.agreeLater[0]);
  await picture(page, 'agrees');
  await page.click(klaro.agreeLater[1]);
  await page.waitForFunction(() => window.__selgeo?.getClickId());
  await expect(page.getByRole('link', { name: 'Buy at Polar' })).toHaveAttribute('href', /reference_id=/);
  const { cookie, tab, link } = await told(page, 'carries');
  expect(tab).toMatch(UUID);
  expect(cookie).toBe(`__selgeo_cid=${tab}`);
  expect(link).toBe(`https://buy.polar.sh/polar_cl_notebook?reference_id=${tab}`);
  expect(received.clicks()).toHaveLength(1);
  await managers.close();
});

/** What the page says after it has looked again. */
async function told(page: Page, name: string) {
  await page.evaluate('tell()');
  await picture(page, name);
  const text = (id: string) => page.locator(`#${id}`).textContent();
  return { cookie: await text('cookie'), tab: await text('tab'), link: await text('link') };
}

async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.SELGEO_PICTURES) return;
  await page.screenshot({ path: fileURLToPath(new URL(`../docs/klaro-${name}.png`, import.meta.url)) });
}
