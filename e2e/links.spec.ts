import type { PortablePage } from './engines/portable-page.ts';
import { payHost } from './support/pay-host.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { visit } from './support/visit.ts';

const bought = (site: Site) => () => site.requests().filter((path) => path.startsWith('/buy'));

/** Opens a page as a referred visitor; gives the click ID. `put` puts HTML into it when the snippet has settled. */
async function shop(page: PortablePage, site: Site, script: string, html = '') {
  site.page('/buy', '<p>Paid</p>');
  const clickId = await visit(page, `${site.page('/', `${script}<main>${html}</main>`)}?ref=demo`);
  const put = (later: string) =>
    page.evaluate((later) => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', later);
    }, later);
  return { clickId, put, link: `http://${payHost(site)}/buy?size=xl#pay` };
}

const tagFor = (sandbox: Parameters<typeof tag>[0], site: Site) =>
  tag(sandbox, { 'data-payment-link-hosts': `pay.example.com, ${payHost(site)}` });

test('links that the page has when it loads are rewritten; other parameters, the fragment and a reference of the merchant stay', async ({
  page,
  sandbox,
  site,
}) => {
  const links = [
    'https://buy.stripe.com/test_a?locale=de&x=a%20b#pay',
    'https://pay.example.com/b',
    'https://buy.stripe.com:443/c',
    'https://user@buy.stripe.com/d',
    'https://buy.stripe.com/e?client_reference_id=mine',
    'https://buy.stripe.com.evil.test/f',
    'https://evil.test/?u=https://buy.stripe.com',
    'https://buy.stripe.com@evil.test/g',
    'https://buy.stripe.com:8443/h',
    'https://buy.stripe.com./i',
    '/pricing',
  ];
  const { clickId } = await shop(
    page,
    site,
    tagFor(sandbox, site),
    links.map((href) => `<a href="${href}">Buy</a>`).join(''),
  );
  const id = `client_reference_id=${clickId}`;
  const hrefs = () =>
    page.evaluate(() => [...document.querySelectorAll('a')].map((link) => link.getAttribute('href')));
  const expected = [
    `https://buy.stripe.com/test_a?locale=de&x=a%20b&${id}#pay`,
    `https://pay.example.com/b?${id}`,
    `https://buy.stripe.com/c?${id}`,
    `https://user@buy.stripe.com/d?${id}`,
    ...links.slice(4),
  ];
  expect(await hrefs()).toEqual(expected);
  // Nor does using one change it.
  await page.evaluate(() => {
    document.addEventListener('click', (event) => event.preventDefault());
    for (const link of document.querySelectorAll('a')) link.click();
  });
  expect(await hrefs()).toEqual(expected);
});

test('a link that is added later carries the click ID when it is clicked', async ({
  page,
  sandbox,
  site,
}) => {
  const { clickId, put, link } = await shop(page, site, tagFor(sandbox, site));
  await put(`<a href="${link}"><b>Buy</b></a>`);
  expect(await page.getAttribute('a', 'href')).toBe(link);
  await page.click('a b');
  await expect.poll(bought(site)).toEqual([`/buy?size=xl&client_reference_id=${clickId}`]);
});

test('a link that a framework renders again, without the click ID, carries it when it is clicked', async ({
  page,
  sandbox,
  site,
}) => {
  const link = `http://${payHost(site)}/buy`;
  const { clickId } = await shop(page, site, tagFor(sandbox, site), `<a href="${link}">Buy</a>`);
  expect(await page.getAttribute('a', 'href')).toContain(clickId);
  await page.evaluate((link) => document.querySelector('a')?.setAttribute('href', link), link);
  await page.click('a');
  await expect.poll(bought(site)).toEqual([`/buy?client_reference_id=${clickId}`]);
});

test('a link with its host in capitals carries the click ID when it is clicked', async ({
  page,
  sandbox,
  site,
}) => {
  const { clickId, put } = await shop(page, site, tagFor(sandbox, site));
  await put('<a href="HTTPS://BUY.STRIPE.COM/a">Buy</a>');
  await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault()));
  await page.click('a');
  expect(await page.getAttribute('a', 'href')).toBe(
    `https://buy.stripe.com/a?client_reference_id=${clickId}`,
  );
});

test('a link that is clicked before the page has loaded carries the click of an earlier page', async ({
  page,
  sandbox,
  site,
}) => {
  const script = tagFor(sandbox, site);
  const { clickId, link } = await shop(page, site, script);
  const early = `${script.replace('async ', '')}<a href="${link}">Buy</a>
    <script>addEventListener('DOMContentLoaded', () => document.querySelector('a').click())</script>`;
  await page.evaluate((url) => location.assign(url), site.page('/early', early));
  await expect.poll(bought(site)).toEqual([`/buy?size=xl&client_reference_id=${clickId}`]);
});

for (const [place, path] of Object.entries({
  'an open shadow root': ['my-shop'],
  'a shadow root within another': ['my-shop', 'my-offer'],
})) {
  test(`a link in ${place} carries the click ID when it is clicked`, async ({ page, sandbox, site }) => {
    const { clickId, put, link } = await shop(page, site, tagFor(sandbox, site));
    await put('<my-shop></my-shop>');
    await page.evaluate(
      ([path, link]) => {
        let root: ParentNode = document;
        for (const [depth, name] of path.entries()) {
          const shadow: ShadowRoot | undefined = root.querySelector(name)?.attachShadow({ mode: 'open' });
          if (!shadow) throw new Error(name);
          const next = path[depth + 1];
          shadow.innerHTML = next ? `<${next}></${next}>` : `<a href="${link}">Buy</a>`;
          root = shadow;
        }
        root.querySelector('a')?.click();
      },
      [path, link] as const,
    );
    await expect.poll(bought(site)).toEqual([`/buy?size=xl&client_reference_id=${clickId}`]);
  });
}

test('a link of a shadow root around what is clicked carries the click ID', async ({
  page,
  sandbox,
  site,
}) => {
  const { clickId, put, link } = await shop(page, site, tagFor(sandbox, site));
  await put('<my-link><span>Buy</span></my-link>');
  await page.evaluate((link) => {
    const shadow = document.querySelector('my-link')?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = `<a href="${link}"><slot></slot></a>`;
  }, link);
  await page.click('my-link span');
  await expect.poll(bought(site)).toEqual([`/buy?size=xl&client_reference_id=${clickId}`]);
});

test('decorateUrl takes the click ID to an address that page code opens', async ({ page, sandbox, site }) => {
  const { clickId, link } = await shop(page, site, tagFor(sandbox, site));
  await page.evaluate((link) => location.assign(window.__selgeo?.decorateUrl(link) ?? ''), link);
  await expect.poll(bought(site)).toEqual([`/buy?size=xl&client_reference_id=${clickId}`]);
});

test('without a referral a link stays as it is, also when it is clicked', async ({ page, sandbox, site }) => {
  const link = `http://${payHost(site)}/buy`;
  site.page('/buy', '<p>Paid</p>');
  await visit(page, site.page('/', `${tagFor(sandbox, site)}<a href="${link}">Buy</a>`));
  expect(await page.getAttribute('a', 'href')).toBe(link);
  await page.click('a');
  await expect.poll(bought(site)).toEqual(['/buy']);
});

test('a page that the script has settled on keeps no observer for links', async ({ page, sandbox, site }) => {
  const spy = `<script>
    observers = 0;
    window.MutationObserver = class extends MutationObserver {
      observe(...args) {
        // Drivers have some of their own.
        if (new Error().stack.includes('selgeo.js')) observers++;
        super.observe(...args);
      }
    };
  </script>`;
  await visit(
    page,
    `${site.page('/', `${spy}${tag(sandbox)}<a href="https://buy.stripe.com/a">Buy</a>`)}?ref=demo`,
  );
  expect(await page.evaluate('observers')).toBe(0);
});
