import type { PortablePage } from './engines/portable-page.ts';
import { ASK_ONCE } from './support/first-answer.ts';
import { newRef } from './support/new-ref.ts';
import { rewardfulTag } from './support/rewardful-tag.ts';
import { sentClicks, sentRefs } from './support/sent.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

test.afterEach(({ sandbox }) => sandbox.faults.clear());

const script = (code: string) => `<script>${code}</script>`;
/** Puts something of the page's own in the place of what the browser has. */
const own = (name: string, value: string) =>
  script(`Object.defineProperty(window, '${name}', { configurable: true, writable: true, value: ${value} })`);
const no = "() => { throw new Error('no') }";

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

/** What pages have in the place of what a browser has. None of it may cost the click. */
const OWN: Record<string, string> = {
  'a variable called navigation': script(`var navigation = document.querySelectorAll('nav a')`),
  'a navigation that throws': own('navigation', `{ addEventListener: ${no} }`),
  'a navigation that is null': own('navigation', 'null'),
  'a text called URL': script(`var URL = WB_URL = 'http://localhost'`),
  'an object called URL': script('var URL = { createObjectURL() {} }'),
  'an object called performance': own('performance', '{}'),
  'a list of timing entries that throws': script(`performance.getEntriesByType = ${no}`),
  'a list of timing entries that is none': script('performance.getEntriesByType = () => ({ length: 1 })'),
  'timing entries without a name': script('performance.getEntriesByType = () => [{}, null]'),
  'an object called history': own('history', '{}'),
  'a function called addEventListener': script(`function addEventListener() { ${no.slice(6)} }`),
  'listeners of its own on every target': script(`EventTarget.prototype.addEventListener = ${no}`),
  'Prototype 1.6, with toJSON on arrays and texts': script(`
    Array.prototype.toJSON = function () { return '[' + this.map((one) => JSON.stringify(one)).join(', ') + ']' };
    String.prototype.toJSON = function () { return '"' + this + '"' };`),
  'an Array.prototype.find of another meaning': script(
    `Array.prototype.find = function (text) { return this.indexOf(text) < 0 ? false : [this.indexOf(text)] }`,
  ),
  'list methods that throw': script(
    `for (const name of ['find', 'includes', 'flat', 'flatMap', 'at']) Array.prototype[name] = ${no}`,
  ),
  'enumerable properties on every list and object': script(
    `Array.prototype.each = function () {}; Object.prototype.extend = function () {}`,
  ),
  'a Promise.race of its own': script('Promise.race = () => undefined'),
  'promises without finally and allSettled': script(
    'delete Promise.prototype.finally; delete Promise.allSettled; delete Promise.withResolvers',
  ),
  'no MutationObserver': own('MutationObserver', 'undefined'),
  'a MutationObserver that observes nothing': own('MutationObserver', 'function () {}'),
  'a MutationObserver that throws': own('MutationObserver', `function () { throw new Error('no') }`),
  'a BroadcastChannel that throws': own('BroadcastChannel', `function () { throw new Error('no') }`),
  'an AbortSignal without its functions': own('AbortSignal', '{}'),
  'a requestIdleCallback that throws': own('requestIdleCallback', no),
  'a random number that is none': script(`Math.random = () => 'x'`),
  'a crypto that throws': own('crypto', `{ randomUUID: ${no}, getRandomValues: ${no} }`),
  'a form called referrer': '<form name="referrer"><input name="friend"></form>',
  'an image called referrer': '<img name="referrer" alt="">',
  'an image called prerendering': '<img name="prerendering" alt="">',
  'an image called visibilityState': '<img name="visibilityState" alt="">',
  'an image called addEventListener': '<img name="addEventListener" alt="">',
  'an image called querySelectorAll': '<img name="querySelectorAll" alt="">',
  'an image called documentElement': '<img name="documentElement" alt="">',
  'a form that looks like the snippet': '<form id="__selgeo"><input name="version"><input name="q"></form>',
  'an object that is published where the snippet is': script('window.__selgeo = { version: 7, q: 7 }'),
};

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

/** What pages have in the place of `fetch`. */
const FETCHES = {
  'is a text': `'mine'`,
  'is an object': '{}',
  throws: no,
  'gives nothing': '() => undefined',
  'rejects with nothing': '() => Promise.reject()',
  'answers an object of its own': '() => Promise.resolve({ data: {} })',
  'answers an object whose headers throw': `async () => ({ ok: false, status: 503, headers: { get: ${no} } })`,
  'answers an object whose body throws': `async () => ({ ok: true, status: 201, json: ${no}, text: ${no} })`,
};

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

test('a page that is written anew, with the tag in it, works as a fresh one', async ({
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
