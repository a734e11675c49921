import { block } from '../test/readme/block.ts';
import { engine } from './engines/engine.ts';
import { changes, HEAR_CHANGES } from './support/changes.ts';
import { NOTHING, REQUIRED, SIGNAL, say, setConsent, stored, touched, WATCH } from './support/consent.ts';
import { local } from './support/documented.ts';
import { newRef } from './support/new-ref.ts';
import { sentRefs } from './support/sent.ts';
import { storedClicks } from './support/stored-clicks.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

const WIDE = { 'data-storage': 'cookie', 'data-domains': 'other.localhost' };
const BUY =
  '<a href="https://buy.stripe.com/a">Buy</a><a id="next" href="/next">Next</a><form data-selgeo><button>Go</button></form>';

test.afterEach(({ sandbox }) => sandbox.faults.clear());

for (const [gate, before, attributes] of [
  ['data-consent="required"', '', REQUIRED],
  ['an empty data-consent', '', { 'data-consent': '' }],
  ['a misspelt data-consent', '', { 'data-consent': 'off' }],
  ['the signal of the browser', SIGNAL, { 'data-opt-out': 'gpc' }],
] as const) {
  for (const query of ['', '?ref=demo']) {
    test(`behind ${gate} nothing is read, written, sent, asked or touched, on a page with "${query}"`, async ({
      page,
      sandbox,
      site,
      received,
    }) => {
      const html = before + WATCH + tag(sandbox, { ...WIDE, ...attributes }) + BUY;
      await page.goto(site.page('/', html) + query);
      await page.waitForFunction(() => window.__selgeo?.version);
      const before_ = await page.innerHTML('body');
      expect(await page.evaluate(() => window.__selgeo?.ready())).toEqual({
        clickId: null,
        status: 'consent',
      });
      await page.evaluate(() => {
        window.__selgeo?.getClickId();
        window.__selgeo?.getOffer();
        window.__selgeo?.refer('demo');
        window.__selgeo?.decorateUrl('https://buy.stripe.com/a');
        document.querySelector('a')?.addEventListener('click', (event) => event.preventDefault());
        history.pushState(null, '', '?ref=later');
      });
      await page.click('a');
      expect(await page.evaluate(() => window.__selgeo?.ready({ timeout: 300 }))).toEqual({
        clickId: null,
        status: 'consent',
      });
      expect(await touched(page)).toEqual([]);
      expect(await page.innerHTML('body')).toBe(before_);
      expect(await stored(page)).toEqual(NOTHING);
      expect(received.clicks()).toEqual([]);
    });
  }
}

test('a visitor without the signal passes data-opt-out="gpc" as any other', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const without =
    "<script>Object.defineProperty(navigator, 'globalPrivacyControl', { value: false })</script>";
  const landing = `${site.page('/', without + tag(sandbox, { 'data-opt-out': 'gpc' }))}?ref=demo`;
  expect(await visit(page, landing)).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});

test.describe('consent that is given', () => {
  test('on the landing page registers its click, once, and tells waiting callers', async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    await page.goto(`${site.page('/', tag(sandbox, REQUIRED) + BUY)}?ref=demo`);
    await settled(page);
    const readiness = await page.evaluate(async () => {
      const waiting = window.__selgeo?.ready({ timeout: 20_000 });
      window.__selgeo?.setConsent('granted');
      window.__selgeo?.setConsent('granted');
      return waiting;
    });
    expect(readiness).toEqual({ clickId: expect.stringMatching(UUID), status: 'registered' });
    await settled(page);
    expect(await page.getAttribute('a', 'href')).toContain(readiness?.clickId);
    expect(received.clicks()).toHaveLength(1);
  });

  test('on the second page registers the click of the landing page', async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    site.page('/next', tag(sandbox, REQUIRED));
    await visit(page, `${site.page('/', tag(sandbox, REQUIRED) + BUY)}?ref=demo`);
    await page.click('#next');
    await page.waitForURL(/next$/);
    await settled(page);
    await setConsent(page, 'granted');
    expect(await settled(page)).toMatch(UUID);
    expect(received.clicks()).toHaveLength(1);
  });

  test('after a refusal registers the click all the same', async ({ page, sandbox, site, received }) => {
    await visit(page, `${site.page('/', tag(sandbox, REQUIRED))}?ref=demo`);
    await setConsent(page, 'denied');
    expect(await settled(page)).toBeNull();
    await setConsent(page, 'granted');
    expect(await settled(page)).toMatch(UUID);
    expect(received.clicks()).toHaveLength(1);
  });

  test('counts what a router and the page have brought meanwhile, the newest last', async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const [first, routed, typed] = [await newRef(sandbox), await newRef(sandbox), await newRef(sandbox)];
    await visit(page, `${site.page('/', tag(sandbox, REQUIRED))}?ref=${first}`);
    await page.evaluate((ref) => {
      history.pushState(null, '', `/blog?ref=${ref}`);
      dispatchEvent(new Event('scroll'));
    }, routed);
    await page.evaluate((ref) => {
      history.pushState(null, '', '/blog');
      dispatchEvent(new Event('scroll'));
      window.__selgeo?.refer(` ${ref} `);
      window.__selgeo?.setConsent('granted');
    }, typed);
    const clickId = await settled(page);
    expect(sentRefs(received).sort()).toEqual([first, routed, typed].sort());
    expect((await storedClicks(sandbox, typed))[0]?.id).toBe(clickId);
  });

  test('before the script has come counts as well', async ({ page, sandbox, site, received }) => {
    const landing = `${site.page('/', say('granted') + tag(sandbox, REQUIRED))}?ref=demo`;
    expect(await visit(page, landing)).toMatch(UUID);
    expect(received.clicks()).toHaveLength(1);
  });
});

const FORGETTERS = {
  'a refusal': () => window.__selgeo?.setConsent('denied'),
  'forget()': () => window.__selgeo?.forget(),
};

for (const [name, forget] of Object.entries(FORGETTERS)) {
  test(`${name} during a slow answer: nothing appears later, in this tab or another`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    sandbox.faults.add({ kind: 'slow', ms: 1500, count: 1 });
    const open = '<a href="/next" target="_blank">Opens a tab</a>';
    site.page('/next', tag(sandbox, { 'data-storage': 'local' }));
    await page.goto(`${site.page('/', tag(sandbox, { 'data-storage': 'local' }) + open)}?ref=demo`);
    await expect.poll(() => received.clicks().length).toBe(1);
    const tab = await page.popup(() => page.click('a'));
    await tab.waitForFunction(() => window.__selgeo?.version);
    await page.evaluate(forget);
    // The answer has come when the tab that waits for it has ended its own search.
    await expect.poll(() => received.clicks()[0]?.status).toBe(201);
    await settled(page);
    await settled(tab);
    const left = name === 'forget()' ? { __selgeo_seen: expect.any(String) } : {};
    expect(await stored(page)).toEqual([left, {}, '']);
    expect(await tab.evaluate(() => [sessionStorage.getItem('__selgeo_cid'), localStorage.length])).toEqual([
      null,
      0,
    ]);
    expect(received.clicks()).toHaveLength(1);
  });

  test(`${name} takes the click ID out of the page and of all that is kept, and leaves the merchant's own values`, async ({
    page,
    sandbox,
    site,
  }) => {
    const html = `${tag(sandbox, WIDE)}
      <a id="ours" href="https://buy.stripe.com/a?x=1">Buy</a>
      <a id="own" href="https://buy.stripe.com/a?client_reference_id=mine">Buy</a>
      <stripe-buy-button id="button"></stripe-buy-button>
      <form data-selgeo id="form" onsubmit="return false"><button>Go</button></form>
      <input data-selgeo id="field" name="aff">
      <div id="host"></div>
      <script>
        customElements.define('stripe-buy-button', class extends HTMLElement {});
        host.attachShadow({ mode: 'open' }).innerHTML = '<a href="https://buy.stripe.com/b">Buy</a>';
      </script>`;
    const clickId = await visit(page, `${site.page('/', html)}?ref=demo`);
    await page.click('#form button');
    await page.evaluate(() => {
      const link = document.querySelector('#host')?.shadowRoot?.querySelector('a');
      link?.addEventListener('click', (event) => event.preventDefault());
      link?.click();
    });
    const page_ = () =>
      page.evaluate(() => {
        const shadow = document.querySelector('#host')?.shadowRoot?.innerHTML;
        const { value } = document.querySelector('#field') as HTMLInputElement;
        return `${document.body.innerHTML} ${shadow} ${value}`;
      });
    // Link, button, two inputs and the link of the shadow root, each with its mark.
    expect((await page_()).split(String(clickId)).length).toBeGreaterThan(8);

    const changes = await page.evaluate(() => {
      const seen: unknown[] = [];
      addEventListener('selgeo:change', ({ detail }) => seen.push(detail));
      Object.assign(window, { seen });
    });
    expect(changes).toBeUndefined();
    await page.evaluate(forget);
    expect(await page_()).not.toContain(clickId);
    expect(await page.getAttribute('#ours', 'href')).toBe('https://buy.stripe.com/a?x=1');
    expect(await page.getAttribute('#own', 'href')).toContain('client_reference_id=mine');
    expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([null]);
    expect(JSON.stringify(await stored(page))).not.toContain(clickId);
  });
}

test('what is forgotten does not count again by a reload or the next page, and does by a fresh landing', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  site.page('/next', tag(sandbox, WIDE));
  const landing = `${site.page('/', tag(sandbox, WIDE) + BUY)}?ref=demo`;
  await visit(page, landing);
  await page.evaluate(() => window.__selgeo?.forget());
  await page.reload();
  expect(await settled(page)).toBeNull();
  await page.click('#next');
  await page.waitForURL(/next$/);
  expect(await settled(page)).toBeNull();
  expect(received.clicks()).toHaveLength(1);
  expect(await visit(page, landing)).toMatch(UUID);
  expect(received.clicks()).toHaveLength(2);
});

test('a page that agrees with a click of an earlier page says so to page code, which has been told of none', async ({
  page,
  sandbox,
  site,
}) => {
  const html = HEAR_CHANGES + tag(sandbox, REQUIRED) + BUY;
  await page.goto(`${site.page('/', html)}?ref=demo`);
  await setConsent(page, 'granted');
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  site.page('/next', html);
  await page.click('#next');
  await page.waitForURL(/next$/);
  await page.waitForFunction(() => window.__selgeo?.version);
  expect(await page.evaluate(() => window.__selgeo?.getClickId())).toBeNull();
  expect(await changes(page)).toEqual([]);
  await setConsent(page, 'granted');
  await setConsent(page, 'granted');
  expect(await settled(page)).toBe(clickId);
  expect(await changes(page)).toEqual([clickId]);
});

test('a refusal reaches the frames of the site, which bring nothing back', async ({
  page,
  sandbox,
  site,
}) => {
  site.page('/frame', tag(sandbox) + BUY);
  const landing = `${site.page('/', `${tag(sandbox)}<iframe src="/frame"></iframe>`)}?ref=demo`;
  const clickId = await visit(page, landing);
  const inFrame = () =>
    page.evaluate(() => document.querySelector('iframe')?.contentDocument?.querySelector('a')?.href);
  await expect.poll(inFrame).toContain(clickId);
  await setConsent(page, 'denied');
  await expect.poll(inFrame).toBe('https://buy.stripe.com/a');
  expect(await stored(page)).toEqual(NOTHING);
});

test('a frame that hears of a refusal before it is told of the emptied storage brings nothing back', async ({
  page,
  sandbox,
  site,
}) => {
  // A browser may bring the one before the other; here, the other does not come at all.
  const isDeaf = `<script>addEventListener('storage', (event) => event.stopImmediatePropagation(), true);</script>`;
  site.page('/frame', isDeaf + tag(sandbox) + BUY);
  const clickId = await visit(page, `${site.page('/', tag(sandbox))}?ref=demo`);
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('iframe'), { src: '/frame' })),
  );
  const inFrame = () =>
    page.evaluate(() => document.querySelector('iframe')?.contentDocument?.querySelector('a')?.href);
  await expect.poll(inFrame).toContain(clickId);
  // Now at the latest, it listens to other pages.
  await page.evaluate(() => {
    const link = document.querySelector('iframe')?.contentDocument?.querySelector('a');
    link?.addEventListener('click', (event) => event.preventDefault());
    link?.click();
  });
  await setConsent(page, 'denied');
  await expect.poll(inFrame).toBe('https://buy.stripe.com/a');
  expect(await stored(page)).toEqual(NOTHING);
});

for (const tabs of ['on', 'off']) {
  test(`a page that "back" brings after a refusal on the next one sends nothing, data-tabs="${tabs}"`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const attributes = { ...REQUIRED, ...WIDE, ...(tabs === 'off' && { 'data-tabs': tabs }) };
    const html = tag(sandbox, attributes) + BUY;
    site.page('/next', html);
    await page.goto(`${site.page('/', html)}?ref=demo`);
    await setConsent(page, 'granted');
    const clickId = await settled(page);
    await page.click('#next');
    await page.waitForURL(/next$/);
    await setConsent(page, 'granted');
    expect(await settled(page)).toBe(clickId);
    await setConsent(page, 'denied');
    expect(await stored(page)).toEqual(NOTHING);
    await page.goBack();
    await settled(page);
    await page.evaluate(() => {
      document.querySelector('#next')?.addEventListener('click', (event) => event.preventDefault());
    });
    await page.click('#next');
    await settled(page);
    expect(received.clicks()).toHaveLength(1);
    // Firefox itself puts back what the storage of the tab had when the page was left.
    if (engine !== 'firefox') expect(await stored(page)).toEqual(NOTHING);
  });
}

test('the banner of docs/consent.md leaves nothing on a page that "back" brings after a refusal on the next one', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const pasted = block('docs/api.md', 'html') + block('docs/consent.md', 'html', 0);
  // Else a message may keep the browser from bringing the page as it was.
  const apart = local(pasted, sandbox).replace('data-consent=', 'data-tabs="off" data-consent=');
  const html = `${apart}${block('docs/consent.md', 'html', 1)}<a id="next" href="/next">Next</a>`;
  site.page('/next', html);
  await page.goto(`${site.page('/', html)}?ref=demo`);
  await page.click('#ask [value=granted]');
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  await page.click('#next');
  await page.waitForURL(/next$/);
  expect(await settled(page)).toBe(clickId);
  await page.evaluate(() => document.querySelector('#ask')?.removeAttribute('hidden'));
  await page.click('#ask [value=denied]');
  await page.goBack();
  expect(await settled(page)).toBeNull();
  expect(received.clicks()).toHaveLength(1);
  expect(await stored(page)).toEqual([{}, { partnerConsent: 'denied' }, '']);
});

test('a frame with the referral in its address sends nothing after a refusal on the page around it', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  site.page('/frame', `${tag(sandbox)}<a href="#there">There</a>`);
  const landing = site.page('/', `${tag(sandbox)}<iframe src="/frame?ref=demo"></iframe>`);
  await visit(page, `${landing}?ref=demo`);
  const useFrame = () =>
    page.evaluate(() => document.querySelector('iframe')?.contentDocument?.querySelector('a')?.click());
  await useFrame();
  await settled(page);
  const before = received.clicks().length;
  await setConsent(page, 'denied');
  await expect.poll(() => stored(page)).toEqual(NOTHING);
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow;
    return frame?.__selgeo?.ready();
  });
  await useFrame();
  await settled(page);
  expect(received.clicks()).toHaveLength(before);
  expect(await stored(page)).toEqual(NOTHING);
});

test('page code that changes the address when it hears of a refusal brings nothing back', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  await visit(page, `${site.page('/', tag(sandbox) + BUY)}?ref=demo`);
  await page.evaluate(() => {
    addEventListener('selgeo:change', () => history.replaceState(null, '', `${location.href}&welcome`));
    window.__selgeo?.setConsent('denied');
  });
  await settled(page);
  expect(await stored(page)).toEqual(NOTHING);
  expect(received.clicks()).toHaveLength(1);
});

const OPEN = '<a id="tab" target="_blank" href="/next">Next</a>';

test('a refusal on a page whose gate is still closed reaches the other tabs', async ({
  page,
  sandbox,
  site,
}) => {
  const html = (choice: 'granted' | 'denied') => say(choice) + tag(sandbox, REQUIRED) + OPEN;
  site.page('/next', html('granted'));
  const clickId = await visit(page, `${site.page('/', html('granted'))}?ref=demo`);
  const tab = await page.popup(() => page.click('#tab'));
  expect(await settled(tab)).toBe(clickId);
  // As consent managers do it: they reload the page when the visitor changes their mind.
  site.page('/', html('denied'));
  await page.reload();
  await settled(page);
  expect(await stored(page)).toEqual(NOTHING);
  await tab.waitForFunction(() => window.__selgeo?.getClickId() === null);
});

for (const way of ['reload', 'goBack'] as const) {
  test(`a new tab does not register the click again that was forgotten before a ${way}`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    site.page('/next', tag(sandbox));
    const html = `${tag(sandbox)}<a id="next" href="/next">Next</a>${OPEN}`;
    await visit(page, `${site.page('/', html)}?ref=demo`);
    if (way === 'goBack') {
      await page.click('#next');
      await page.waitForURL(/next$/);
      await settled(page);
    }
    await page.evaluate(() => window.__selgeo?.forget());
    await page[way]();
    await page.waitForURL(/demo$/);
    await settled(page);
    const tab = await page.popup(() => page.click('#tab'));
    await settled(tab);
    expect(received.clicks()).toHaveLength(1);
  });
}
