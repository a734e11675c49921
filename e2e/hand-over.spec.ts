import type { PortablePage } from './engines/portable-page.ts';
import { as } from './support/coming-back.ts';
import { newRef } from './support/new-ref.ts';
import { CLICK_ID } from './support/own-api.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

const LISTED = { 'data-domains': 'shop.localhost, *.other.localhost' };

/** The parameter as a link carries it that was used some seconds ago. */
const parameter = (clickId: string, ago: number) =>
  `selgeo=${clickId}.${Math.floor(Date.now() / 1000 - ago).toString(36)}`;

/** Follows a link from one host to an address; gives the click ID there. */
async function arrive(page: PortablePage, site: Site, from: string, address: string): Promise<string | null> {
  site.page('/link', `<a href="${address}">Link</a>`);
  await page.goto(`${as(from, site)}/link`);
  await page.click('a');
  await page.waitForURL(/\/landing/);
  return settled(page);
}

for (const [from, ago, id, isTaken] of [
  ['shop', 1, CLICK_ID, true],
  ['shop', 110, CLICK_ID, true],
  ['shop', 130, CLICK_ID, false],
  ['shop', -60, CLICK_ID, false],
  ['shop', 1, 'undefined', false],
  ['shop', 1, `${CLICK_ID}0`, false],
  ['a.other', 1, CLICK_ID, true],
  ['other', 1, CLICK_ID, false],
  ['evilother', 1, CLICK_ID, false],
  ['shop.localhost.evil', 1, CLICK_ID, false],
] as const) {
  test(`a click ${id} of ${ago} seconds ago is ${isTaken ? '' : 'not '}taken over from ${from}.localhost`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    site.page('/landing', tag(sandbox, LISTED));
    const address = `${as('target', site)}/landing?${parameter(id, ago)}`;
    expect(await arrive(page, site, from, address)).toBe(isTaken ? id : null);
    expect(received.clicks()).toEqual([]);
    // A reload, a bookmark and a shared link do nothing.
    await page.evaluate(() => sessionStorage.clear());
    const tab = await page.newPage();
    expect(await visit(tab, address)).toBeNull();
    await tab.close();
  });
}

test('a click in the address of a page whose referrer is hidden is not taken over', async ({
  page,
  sandbox,
  site,
}) => {
  site.page('/landing', tag(sandbox, LISTED));
  const address = `${as('target', site)}/landing?${parameter(CLICK_ID, 1)}`;
  site.page('/from', `<a rel="noreferrer" href="${address}">Link</a>`);
  await page.goto(`${as('shop', site)}/from`);
  await page.click('a');
  await page.waitForURL(/\/landing/);
  expect(await settled(page)).toBeNull();
});

test('a click that is taken over gives way to nothing with "first", and replaces an older one else', async ({
  page,
  sandbox,
  site,
}) => {
  const address = `${as('target', site)}/landing?${parameter(CLICK_ID, 1)}`;
  for (const [attribution, isTaken] of [
    ['first', false],
    ['last', true],
  ] as const) {
    site.page('/landing', tag(sandbox, { ...LISTED, 'data-attribution': attribution }));
    const own = await visit(page, `${as('target', site)}/landing?ref=${await newRef(sandbox)}`);
    expect(await arrive(page, site, 'shop', address)).toBe(isTaken ? CLICK_ID : own);
  }
});

test('links, GET forms and decorateUrl hand the click over at the moment of use, and Payment Links never do', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const script = tag(sandbox, { ...LISTED, 'data-payment-link-hosts': 'pay.other.localhost' });
  const target = `${as('app.other', site)}/landing`;
  site.page('/landing', script);
  const html = `${script}
    <a id="link" href="${target}?a=1#top">Link</a>
    <a id="foreign" href="${as('evil', site)}/landing">Foreign</a>
    <a id="pay" href="https://pay.other.localhost/x">Pay</a>
    <form id="get" action="${target}"><input name="q" value="1"><button>Go</button></form>
    <form id="post" method="post" action="${target}"><button>Go</button></form>`;
  site.page('/', html);
  const home = `${as('shop', site)}/`;
  const clickId = await visit(page, `${home}?ref=demo`);
  expect(await page.getAttribute('#link', 'href')).toBe(`${target}?a=1#top`);
  const parameters = await page.evaluate((target) => {
    for (const link of document.querySelectorAll('a')) {
      link.addEventListener('click', (event) => event.preventDefault());
      link.click();
    }
    for (const form of document.forms) form.addEventListener('submit', (event) => event.preventDefault());
    document.forms[1]?.querySelector('button')?.click();
    const of = (url = '') => [...new URL(url).searchParams.keys()].join();
    return {
      ...Object.fromEntries([...document.links].map((link) => [link.id, of(link.href)])),
      post: document.forms[1]?.elements.length,
      opened: of(window.__selgeo?.decorateUrl(target)),
      foreign_: window.__selgeo?.decorateUrl('https://evil.test/'),
    };
  }, target);
  expect(parameters).toEqual({
    link: 'a,selgeo',
    foreign: '',
    pay: 'client_reference_id',
    post: 1,
    opened: 'selgeo',
    foreign_: 'https://evil.test/',
  });
  await page.goto(home);
  await settled(page);
  await page.click('#link');
  await page.waitForURL(/landing/);
  expect(await settled(page)).toBe(clickId);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(home);
  await settled(page);
  await page.click('#get button');
  await page.waitForURL(/landing\?q=1/);
  expect(await settled(page)).toBe(clickId);
  expect(received.clicks()).toHaveLength(1);
});
