import type { PortablePage } from './engines/portable-page.ts';
import { changes, HEAR_CHANGES } from './support/changes.ts';
import { as } from './support/coming-back.ts';
import { newRef } from './support/new-ref.ts';
import { CLICK_ID, startOwnApi } from './support/own-api.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

const DAY = 86_400_000;

/** The clock of the page, some days from now. */
const inDays = (days: number) =>
  `<script>{ const { now } = Date; Date.now = () => now() + ${days * DAY}; }</script>`;

const cookies = (page: PortablePage) => page.evaluate(() => document.cookie);
const tabKeeps = (page: PortablePage) => page.evaluate(() => sessionStorage.getItem('__selgeo_cid'));
const localKeeps = (page: PortablePage) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('__selgeo_kept') ?? 'null'));

/** Types an address into a new tab, and gives the click ID there. */
async function inNewTab(page: PortablePage, address: string): Promise<string | null> {
  const tab = await page.newPage();
  const clickId = await visit(tab, address);
  expect(await tabKeeps(tab)).toBe(clickId);
  await tab.close();
  return clickId;
}

test.describe('localStorage', () => {
  const LOCAL = { 'data-storage': 'local', 'data-attribution-window': '10' };

  test('keeps a click for as many days as the tag says, and not longer', async ({ page, sandbox, site }) => {
    const clickId = await visit(page, `${site.page('/', tag(sandbox, LOCAL))}?ref=demo`);
    const { until } = await localKeeps(page);
    const now = await page.evaluate(() => Date.now());
    expect((until - now) / DAY).toBeCloseTo(10, 1);
    expect(await inNewTab(page, site.page('/before', inDays(9.9) + tag(sandbox, LOCAL)))).toBe(clickId);
    expect(await inNewTab(page, site.page('/after', inDays(10.1) + tag(sandbox, LOCAL)))).toBeNull();
    expect(await localKeeps(page)).toBeNull();
  });

  test('is renewed by a new click, and not by a page view', async ({ page, sandbox, site, received }) => {
    await visit(page, `${site.page('/', tag(sandbox, LOCAL))}?ref=demo`);
    const { until } = await localKeeps(page);
    await visit(page, site.page('/next', inDays(5) + tag(sandbox, LOCAL)));
    expect((await localKeeps(page)).until).toBe(until);
    // A new tab that lands with the same ref is a new click.
    const tab = await page.newPage();
    const later = await visit(tab, `${site.page('/', inDays(5) + tag(sandbox, LOCAL))}?ref=demo`);
    expect(received.clicks()).toHaveLength(2);
    expect(await localKeeps(tab)).toMatchObject({ clickId: later });
    expect(((await localKeeps(tab)).until - until) / DAY).toBeCloseTo(5, 1);
    await tab.close();
  });

  test('brings the newest click of all tabs into each, and with "first" the first', async ({
    page,
    sandbox,
    site,
  }) => {
    const [one, other] = [await newRef(sandbox), await newRef(sandbox)];
    const landing = site.page('/', tag(sandbox, LOCAL));
    const first = site.page('/first', tag(sandbox, { ...LOCAL, 'data-attribution': 'first' }));
    const clickId = await visit(page, `${landing}?ref=${one}`);
    const tab = await page.newPage();
    // The first stays, and this tab has it from the start.
    expect(await visit(tab, `${first}?ref=${other}`)).toBe(clickId);
    const later = await visit(tab, `${landing}?ref=${other}`);
    expect(later).not.toBe(clickId);
    await tab.close();
    expect(await visit(page, first)).toBe(clickId);
    expect(await visit(page, landing)).toBe(later);
  });
});

for (const [name, value] of Object.entries({
  'no JSON': 'soon',
  null: 'null',
  'a list': '[]',
  'no click ID': '{"clickId":"undefined","until":9e15}',
  'no end': `{"clickId":"${CLICK_ID}"}`,
  'an end that is none': `{"clickId":"${CLICK_ID}","until":"later"}`,
})) {
  test(`what is kept as ${name} brings nothing`, async ({ page, sandbox, site }) => {
    const set = `<script>localStorage.setItem('__selgeo_kept', ${JSON.stringify(value)})</script>`;
    expect(await visit(page, site.page('/', set + tag(sandbox, { 'data-storage': 'local' })))).toBeNull();
  });
}

test.describe('the cookie', () => {
  const COOKIE = { 'data-storage': 'cookie' };
  const at = (name: string, site: Site, path = '/') => `${as(name, site)}${path}`;

  test('holds the bare click ID, for the widest domain, and nothing else is left', async ({
    page,
    sandbox,
    site,
  }) => {
    site.page('/', tag(sandbox, COOKIE));
    const clickId = await visit(page, `${at('app.shop', site)}?ref=demo`);
    expect(await cookies(page)).toBe(`__selgeo_cid=${clickId}`);
    await page.goto(at('shop', site));
    expect(await cookies(page)).toBe(`__selgeo_cid=${clickId}`);
    await page.goto(at('other', site));
    expect(await cookies(page)).toBe('');
  });

  for (const [domain, reaches] of [
    ['host', false],
    ['not a domain', false],
    ['other.localhost', false],
    ['shop.localhost', true],
    ['.shop.localhost', true],
  ] as const) {
    test(`with data-cookie-domain="${domain}" it is ${reaches ? '' : 'not '}there on another subdomain`, async ({
      page,
      sandbox,
      site,
    }) => {
      site.page('/', tag(sandbox, { ...COOKIE, 'data-cookie-domain': domain }));
      const clickId = await visit(page, `${at('app.shop', site)}?ref=demo`);
      expect(await cookies(page)).toBe(`__selgeo_cid=${clickId}`);
      await page.goto(at('www.shop', site));
      expect(await cookies(page)).toBe(reaches ? `__selgeo_cid=${clickId}` : '');
    });
  }

  test('of an IP address is of that alone', async ({ page, sandbox, site }) => {
    site.page('/', tag(sandbox, COOKIE));
    const origin = site.origin.replace('localhost', '127.0.0.1');
    const clickId = await visit(page, `${origin}/?ref=demo`);
    expect(await cookies(page)).toBe(`__selgeo_cid=${clickId}`);
    await page.goto(site.page('/', ''));
    expect(await cookies(page)).toBe('');
  });

  test('gives way to a later click, whatever its scope was', async ({ page, sandbox, site }) => {
    const [one, other] = [await newRef(sandbox), await newRef(sandbox)];
    site.page('/narrow', tag(sandbox, { ...COOKIE, 'data-cookie-domain': 'host' }));
    site.page('/', tag(sandbox, COOKIE));
    const clickId = await visit(page, `${at('app.shop', site, '/narrow')}?ref=${one}`);
    const later = await visit(page, `${at('app.shop', site)}?ref=${other}`);
    expect(later).not.toBe(clickId);
    expect(await cookies(page)).toBe(`__selgeo_cid=${later}`);
    expect(await inNewTab(page, at('shop', site))).toBe(later);
  });

  test('that is malformed or foreign brings nothing', async ({ page, sandbox, site }) => {
    const set =
      "<script>document.cookie = '__selgeo_cid=undefined'; document.cookie = 'x__selgeo_cid=1'</script>";
    expect(await visit(page, site.page('/', set + tag(sandbox, COOKIE)))).toBeNull();
  });
});

const BROKEN: Readonly<Record<string, readonly [storage: string, script: string]>> = {
  'a full localStorage': [
    'local',
    'Storage.prototype.setItem = function () { if (this === localStorage) throw 1 }',
  ],
  'no localStorage': ['local', "Object.defineProperty(window, 'localStorage', { get() { throw 1 } })"],
  'refused cookies': [
    'cookie',
    "Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} })",
  ],
  'cookies that throw': [
    'cookie',
    "Object.defineProperty(Document.prototype, 'cookie', { get() { throw 1 }, set() { throw 1 } })",
  ],
  'an element named cookie': ['cookie', "document.write('<form name=cookie></form>')"],
};
for (const [name, [storage, script]] of Object.entries(BROKEN)) {
  test(`with ${name}, the tab keeps the click`, async ({ page, sandbox, site, received }) => {
    const html = `<body><script>${script}</script>${tag(sandbox, { 'data-storage': storage })}`;
    const clickId = await visit(page, `${site.page('/', html)}?ref=demo`);
    expect(clickId).toMatch(UUID);
    expect(await tabKeeps(page)).toBe(clickId);
    expect(await visit(page, site.page('/next', html))).toBe(clickId);
    expect(received.clicks()).toHaveLength(1);
  });
}

test('the window that the API names wins over the one of the tag', async ({ page, sandbox, site }) => {
  const api = startOwnApi(site, () => ({ status: 201, body: { click_id: CLICK_ID, attribution_days: 3 } }));
  const html = tag(sandbox, { 'data-api-url': api.origin, 'data-storage': 'local' });
  await visit(page, `${site.page('/', html)}?ref=demo`);
  const { until } = await localKeeps(page);
  expect((until - (await page.evaluate(() => Date.now()))) / DAY).toBeCloseTo(3, 1);
});

test('an offer goes with its click, and is plain, short and finite', async ({ page, sandbox, site }) => {
  const discount = { code: 'ANN20', percent_off: 20, amount_off: 'x', currency: 'y'.repeat(256), evil: true };
  const offers = [{ partner: { name: 'Ann', email: 'ann@partner.example' }, discount }, undefined];
  const ids = [CLICK_ID, CLICK_ID.replace('3', '4')];
  const api = startOwnApi(site, (number) => ({
    status: 201,
    body: { click_id: ids[number - 1], offer: offers[number - 1] },
  }));
  const html = tag(sandbox, { 'data-api-url': api.origin, 'data-storage': 'local' });
  const getOffer = (tab: PortablePage) => tab.evaluate(() => window.__selgeo?.getOffer());
  const expected = {
    partner: { name: 'Ann' },
    discount: {
      code: 'ANN20',
      percent_off: 20,
      amount_off: null,
      currency: null,
      duration: null,
      duration_in_months: null,
    },
  };
  await visit(page, `${site.page('/', html)}?ref=a`);
  expect(await getOffer(page)).toEqual(expected);
  const tab = await page.newPage();
  await visit(tab, site.page('/next', html));
  expect(await getOffer(tab)).toEqual(expected);
  await tab.close();
  await visit(page, `${site.page('/', html)}?ref=b`);
  expect(await getOffer(page)).toBeNull();
  expect(await page.evaluate(() => Object.keys(sessionStorage).includes('__selgeo_offer'))).toBe(false);
});

test('selgeo:change tells of each change, and refer() counts a token once', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const [one, typed] = [await newRef(sandbox), await newRef(sandbox)];
  const clickId = await visit(page, `${site.page('/', HEAR_CHANGES + tag(sandbox))}?ref=${one}`);
  expect(await changes(page)).toEqual([clickId]);
  const later = await page.evaluate(async (ref) => {
    window.__selgeo?.refer(ref);
    window.__selgeo?.refer(ref);
    window.__selgeo?.refer('');
    window.__selgeo?.refer('x'.repeat(256));
    window.__selgeo?.refer(7 as never);
    return (await window.__selgeo?.ready())?.clickId;
  }, typed);
  expect(later).not.toBe(clickId);
  expect(await changes(page)).toEqual([clickId, later]);
  expect(received.clicks()).toHaveLength(2);
  // Its page code comes before the snippet, and has been told of no click.
  await visit(page, site.page('/next', HEAR_CHANGES + tag(sandbox)));
  expect(await changes(page)).toEqual([later]);
});
