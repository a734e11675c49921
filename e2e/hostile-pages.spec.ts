import type { PortablePage } from './engines/portable-page.ts';
import { ASK_ONCE } from './support/first-answer.ts';
import { FETCHES, no, OWN, own, script } from './support/hostile-pages.ts';
import { newRef } from './support/new-ref.ts';
import { rewardfulTag } from './support/rewardful-tag.ts';
import { sentClicks, sentRefs } from './support/sent.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

test.afterEach(({ sandbox }) => sandbox.faults.clear());

// Stands before all that a page has of its own, and says what the tab keeps. Not asked for by the driver: WebKit's works
// with the promises, lists and objects of the page itself.
const TELL_KEPT = script(`{
  const timer = setInterval(() => {
    const kept = sessionStorage.getItem('__selgeo_cid');
    if (!kept) return;
    clearInterval(timer);
    navigator.sendBeacon('/kept', kept);
  }, 20);
}`);

for (const [what, html] of Object.entries(OWN)) {
  for (const [name, tagOf] of [
    ['selgeo.js', tag],
    ['rewardful.js', rewardfulTag],
  ] as const) {
    // What the two scripts share is tried with both only where the merchants of Rewardful are known to have it.
    if (name === 'rewardful.js' && !/Prototype|another meaning|every list|called referrer/.test(what))
      continue;
    test(`${name} registers the click of a page with ${what}, once`, async ({
      page,
      sandbox,
      site,
      received,
    }) => {
      const ref = await newRef(sandbox);
      const kept: string[] = [];
      site.post('/kept', async (c) => {
        kept.push(await c.req.text());
        return c.body(null, 204);
      });
      await page.goto(`${site.page('/', TELL_KEPT + html + tagOf(sandbox))}?ref=${ref}`);
      await expect.poll(() => kept).toEqual([expect.stringMatching(UUID)]);
      expect(received.clicks().map(({ status }) => status)).toEqual([201]);
      const [{ body } = { body: {} }] = received.clicks();
      expect(body).toEqual({
        merchant_key: 'pk_test_sandbox',
        ref,
        request_id: expect.stringMatching(UUID),
        landing_url: `${site.origin}/`,
      });
    });
  }
}

for (const [what, fetch] of Object.entries(FETCHES)) {
  test(`a fetch of the page's own that ${what} costs neither the click nor an answer of ready()`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const html = script('Math.random = () => 0.01') + own('fetch', fetch) + tag(sandbox, ASK_ONCE);
    await page.goto(`${site.page('/', html)}?ref=demo`);
    const answer = await page.waitForFunction(() => Reflect.get(window, 'answer'));
    expect(answer).toEqual({ clickId: expect.stringMatching(UUID), status: 'registered' });
    expect(received.clicks().map(({ status }) => status)).toEqual([201]);
  });
}

for (const [what, json] of Object.entries({
  'is an empty object': own('JSON', '{}'),
  throws: script(`JSON.stringify = JSON.parse = ${no}`),
})) {
  test(`a JSON of the page's own that ${what} loses the click in silence`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the page's own code.
    const told = '__selgeo.ready().then(({ status }) => { new Image().src = `/told?${status}` })';
    site.page('/told', 'told');
    // Not `goto`: after that a driver would ask the page, which answers in JSON.
    await page.goto(site.page('/home', '<p>Home</p>'));
    const address = site.page('/', json + tag(sandbox, { onload: told }));
    await page.evaluate((url) => void setTimeout(() => location.assign(url)), `${address}?ref=demo`);
    await expect
      .poll(() => site.requests().filter((path) => path.startsWith('/told')))
      .toEqual([expect.stringMatching(/\?(none|unreachable)$/)]);
    expect(received.clicks()).toEqual([]);
  });
}

test('an append of the page that takes HTML writes nothing into a form', async ({ page, sandbox, site }) => {
  const html = `${script(
    `for (const of of [Element, Document, DocumentFragment])
      of.prototype.append = of.prototype.prepend = function (html) { this.textContent += html }`,
  )}${tag(sandbox)}<form data-selgeo action="/lead"><button>Send</button></form>`;
  site.page('/lead', '<p>Thanks</p>');
  const clickId = await visit(page, `${site.page('/', html)}?ref=demo`);
  await page.evaluate(() => {
    addEventListener('submit', (event) => event.preventDefault(), { once: true });
    document.querySelector('form')?.requestSubmit();
  });
  expect(await page.textContent('form')).toBe('Send');
  await page.click('form button');
  await expect.poll(() => site.requests()).toContain(`/lead?click_id=${clickId}`);
});

const loaded = (page: PortablePage) =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));

for (const [what, markup] of Object.entries({
  'an image': (evil: string) =>
    `<img name="currentScript" data-merchant="pk_test_x" data-rewardful="pk_test_x" data-debug data-api-url="${evil}" src="${evil}/v1/selgeo.js" alt="">`,
  'a form': (evil: string) =>
    `<form name="currentScript" data-merchant="pk_test_x" data-rewardful="pk_test_x" data-debug data-api-url="${evil}"><input name="src" value="${evil}/v1/selgeo.js"></form>`,
  'an embed': (evil: string) =>
    `<embed name="currentScript" data-merchant="pk_test_x" data-rewardful="pk_test_x" data-debug data-api-url="${evil}">`,
})) {
  for (const [name, tagOf] of [
    ['selgeo.js', tag],
    ['rewardful.js', rewardfulTag],
  ] as const) {
    test(`${what} called currentScript configures nothing of ${name}, and loads nothing`, async ({
      page,
      sandbox,
      site,
      received,
      knownErrors,
    }) => {
      const evil = site.origin.replace('localhost', '127.0.0.1');
      // The image itself is markup that a visitor may write; what it loads is none.
      site.page('/v1/selgeo.js', '');
      knownErrors.push(new RegExp(`^Not loaded: ${evil}/v1/selgeo\\.js `));
      const clicks: unknown[] = [];
      site.post('/v1/clicks', async (c) => {
        clicks.push(await c.req.json());
        return c.json({ click_id: '3f2b8c1e-5a94-4d07-9e6b-1c2d3e4f5a6b' }, 201);
      });
      const address = site.page('/', markup(evil) + tagOf(sandbox));
      await page.goto(address);
      await settled(page);
      const debugBuilds = (names: string[]) => names.filter((name) => /debug/.test(name));
      expect(debugBuilds(await loaded(page))).toEqual([]);
      await visit(page, `${address}?ref=demo`);
      expect(clicks).toEqual([]);
      expect(received.clicks()).toMatchObject([{ body: { merchant_key: 'pk_test_sandbox', ref: 'demo' } }]);
      expect(debugBuilds(await loaded(page))).toEqual([]);
      expect(debugBuilds([...site.requests()])).toEqual([]);
    });
  }
}

test('a page that is written again, with the tag in it, works like a new one', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const html = `${tag(sandbox)}<a href="https://buy.stripe.com/x">Buy</a><form action="/lead" data-selgeo><button>Send</button></form>`;
  site.page('/lead', '<p>Thanks</p>');
  const clickId = await visit(page, `${site.page('/', `${tag(sandbox)}<p>Loading</p>`)}?ref=demo`);
  await page.evaluate((html) => {
    document.open();
    document.write(`<!doctype html><link rel="icon" href="data:,">${html}`);
    document.close();
  }, html);
  await expect
    .poll(() => page.getAttribute('a', 'href'))
    .toBe(`https://buy.stripe.com/x?client_reference_id=${clickId}`);
  expect(await page.evaluate(() => window.__selgeo?.getClickId())).toBe(clickId);
  await page.click('form button');
  await expect.poll(() => site.requests()).toContain(`/lead?click_id=${clickId}`);
  expect(received.clicks()).toHaveLength(1);
});

test('a page that replaces its own markup goes on as before', async ({ page, sandbox, site, received }) => {
  const ref = await newRef(sandbox);
  const first = await visit(page, `${site.page('/', `${tag(sandbox)}<p>Loading</p>`)}?ref=demo`);
  await page.evaluate((ref) => {
    document.documentElement.innerHTML = `<head><link rel="icon" href="data:,"></head><body>
      <a href="https://buy.stripe.com/x" onclick="event.preventDefault()">Buy</a>
      <button onclick="history.pushState(null, '', '?ref=${ref}')">Offer</button></body>`;
  }, ref);
  await page.click('a');
  expect(await page.getAttribute('a', 'href')).toBe(`https://buy.stripe.com/x?client_reference_id=${first}`);
  await page.click('button');
  await expect.poll(() => page.evaluate(() => window.__selgeo?.getClickId())).not.toBe(first);
  expect(sentRefs(received)).toEqual(['demo', ref]);
  expect(sentClicks(received)).toBe(2);
});

test('a page that admits only what allows it (COEP) loads the script', async ({ page, sandbox, site }) => {
  const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp' };
  expect(await visit(page, `${site.page('/', { html: tag(sandbox), headers })}?ref=demo`)).toMatch(UUID);
});
