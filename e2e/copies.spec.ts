import type { PortablePage } from './engines/portable-page.ts';
import { newRef } from './support/new-ref.ts';
import { payHost } from './support/pay-host.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

// htmx, Turbo and Swup keep pages as text or as copied nodes, and show them again: to another visitor of a shared
// browser, in another tab, or after another click.

const paths = (site: Site) => site.requests().filter((path) => /^\/(buy|lead|book)/.test(path));

/** A page that keeps what its `main` shows, and shows that again. */
function shop(site: Site, script: string, main: string): string {
  for (const path of ['/buy', '/lead', '/book']) site.page(path, '<p>Thanks</p>');
  const history = `<script>
    const keep = () => localStorage.setItem('kept', document.querySelector('main').innerHTML);
    const restore = () => { document.querySelector('main').innerHTML = localStorage.getItem('kept'); };
  </script>`;
  return site.page('/', `${script}${history}<main>${main}</main>`);
}

const scriptFor = (sandbox: Parameters<typeof tag>[0], site: Site) =>
  tag(sandbox, { 'data-payment-link-hosts': payHost(site) });
const carriersOf = (site: Site) => `<a href="http://${payHost(site)}/buy?size=xl">Buy</a>
  <form id="lead" action="/lead" data-selgeo><button>Send</button></form>
  <form id="book" action="/book"><input type="hidden" name="aff" data-selgeo><button>Book</button></form>`;

const keep = (page: PortablePage) => page.evaluate('keep()');
const restore = (page: PortablePage) => page.evaluate('restore()');

/** Uses every carrier in a tab of its own page load, so that each is used as the copy has it. */
async function useAll(page: PortablePage, address: string) {
  for (const css of ['a', '#lead button', '#book button']) {
    await visit(page, address);
    await restore(page);
    await page.click(css);
    await page.waitForURL(/\/(buy|lead|book)/);
  }
}

/** Lands, uses what is added at the moment of use only, and keeps the page with all that it carries. */
async function landAndKeep(page: PortablePage, address: string, query: string) {
  const clickId = await visit(page, address + query);
  await page.evaluate(() => {
    addEventListener('submit', (event) => event.preventDefault(), { once: true });
    document.querySelector('form')?.requestSubmit();
  });
  await page.waitForFunction(() => document.querySelector('#lead input'));
  await page.waitForFunction(() => document.querySelector('a')?.href.includes('client_reference_id'));
  await keep(page);
  return clickId;
}

test('a copy in a tab without a click carries no click ID', async ({ page, sandbox, site }) => {
  const address = shop(site, scriptFor(sandbox, site), carriersOf(site));
  await landAndKeep(page, address, '?ref=demo');
  const other = await page.newPage();
  await useAll(other, address);
  const [buy, lead, book] = paths(site);
  expect(buy).toBe('/buy?size=xl');
  expect(lead).toMatch(/^\/lead\??$/);
  expect(book).toMatch(/^\/book(\?(aff=)?)?$/);
});

test('a copy in a tab with another click carries that one', async ({ page, sandbox, site }) => {
  const address = shop(site, scriptFor(sandbox, site), carriersOf(site));
  await landAndKeep(page, address, '?ref=demo');
  const other = await page.newPage();
  const clickId = await visit(other, `${address}?ref=${await newRef(sandbox)}`);
  await useAll(other, address);
  expect(paths(site)).toEqual([
    `/buy?size=xl&client_reference_id=${clickId}`,
    `/lead?click_id=${clickId}`,
    `/book?aff=${clickId}`,
  ]);
});

for (const query of ['', '?ref=other'])
  test(`a copy carries the click of its own tab in the parameter of another processor, with "${query}"`, async ({
    page,
    sandbox,
    site,
  }) => {
    const script = tag(sandbox, { 'data-payment-link-hosts': `${payHost(site)}=metadata[click_id]` });
    const address = shop(site, script, `<a href="http://${payHost(site)}/buy?size=xl">Buy</a>`);
    await visit(page, `${address}?ref=demo`);
    await page.waitForFunction(() => document.querySelector('a')?.href.includes('click_id'));
    await keep(page);
    const other = await page.newPage();
    const clickId = await visit(other, address + query.replace('other', await newRef(sandbox)));
    await restore(other);
    await other.click('a');
    await other.waitForURL(/\/buy/);
    const asked = paths(site).map((path) => [...new URL(path, site.origin).searchParams]);
    expect(asked).toEqual([[['size', 'xl'], ...(clickId ? [['metadata[click_id]', clickId]] : [])]]);
  });

test('a copy from before a new click carries the new one', async ({ page, sandbox, site }) => {
  const address = shop(site, scriptFor(sandbox, site), carriersOf(site));
  const first = await landAndKeep(page, address, '?ref=demo');
  const second = await visit(page, `${address}?ref=${await newRef(sandbox)}`);
  expect(second).not.toBe(first);
  await useAll(page, address);
  expect(paths(site)).toEqual([
    `/buy?size=xl&client_reference_id=${second}`,
    `/lead?click_id=${second}`,
    `/book?aff=${second}`,
  ]);
});

test('what the merchant has set stays as it is in a copy', async ({ page, sandbox, site }) => {
  const own = `<a href="http://${payHost(site)}/buy?client_reference_id=order-7">Buy</a>
    <form id="lead" action="/lead" data-selgeo><input type="hidden" name="click_id" value="mine"><button>Send</button></form>
    <form id="book" action="/book"><input type="hidden" name="aff" value="3f2b8c1e-5a94-4d07-9e6b-1c2d3e4f5a6b"><button>Book</button></form>`;
  const address = shop(site, scriptFor(sandbox, site), own);
  await visit(page, `${address}?ref=demo`);
  await keep(page);
  await useAll(await page.newPage(), address);
  expect(paths(site)).toEqual([
    '/buy?client_reference_id=order-7',
    '/lead?click_id=mine',
    '/book?aff=3f2b8c1e-5a94-4d07-9e6b-1c2d3e4f5a6b',
  ]);
});

test('a copied Buy Button gets the click of the tab that shows it', async ({ page, sandbox, site }) => {
  const define = `<script>customElements.define('stripe-buy-button', class extends HTMLElement {})</script>`;
  const buttons = `<stripe-buy-button id="free"></stripe-buy-button>
    <stripe-buy-button id="set" client-reference-id="order-7"></stripe-buy-button>`;
  const address = shop(site, define + scriptFor(sandbox, site), buttons);
  const first = await visit(page, `${address}?ref=demo`);
  await expect.poll(() => page.getAttribute('#free', 'client-reference-id')).toBe(first);
  await keep(page);
  const second = await visit(page, `${address}?ref=${await newRef(sandbox)}`);
  await restore(page);
  await settled(page);
  await expect.poll(() => page.getAttribute('#free', 'client-reference-id')).toBe(second);
  expect(await page.getAttribute('#set', 'client-reference-id')).toBe('order-7');
});

test('a copy that comes back after a refusal carries no click ID', async ({ page, sandbox, site }) => {
  const address = shop(site, scriptFor(sandbox, site), carriersOf(site));
  await landAndKeep(page, address, '?ref=demo');
  for (const css of ['a', '#lead button', '#book button']) {
    await visit(page, address);
    await page.evaluate(() => window.__selgeo?.setConsent('denied'));
    await restore(page);
    await page.click(css);
    await page.waitForURL(/\/(buy|lead|book)/);
  }
  expect(paths(site)).toEqual([
    '/buy?size=xl',
    expect.stringMatching(/^\/lead\??$/),
    expect.stringMatching(/^\/book\??$/),
  ]);
});
