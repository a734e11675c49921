import { afterEach, describe, expect, it, vi } from 'vitest';
import { eraseKept } from '../../src/store/kept.ts';
import { createStub } from '../../src/visit/stub.ts';
import { startTracker } from '../../src/visit/tracker.ts';
import { fakeApi, neverAnswers, refuses, registers } from '../support/api.ts';
import { refsSeen } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { documentHas, newTabPerTest, open, route } from '../support/page.ts';
import { pass, settledValue } from '../support/settled.ts';
import { otherTab } from '../support/tabs.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

// What comes before, while or after the visitor decides, the page is seen, or the visitor is forgotten.

newTabPerTest();
afterEach(eraseKept);

const GATE = { consent: 'required' } as const;
const registered = { clickId: CLICK, status: 'registered' };
const start = (raw: Parameters<typeof optionsOf>[0] = {}) => startTracker(optionsOf(raw));

/** What `selgeo:change` has told so far. */
function listenForChanges(): (string | null)[] {
  const heard: (string | null)[] = [];
  addEventListener('selgeo:change', ({ detail }) => heard.push(detail));
  return heard;
}

describe('a visitor who agrees after a refusal on the same page', () => {
  it('brings the click that another domain has handed over', async () => {
    fakeApi();
    vi.spyOn(performance, 'now').mockReturnValue(0);
    open(`/?selgeo=${CLICK}.${Math.floor(Date.now() / 1000).toString(36)}`, 'https://app.example.org/');
    const selgeo = start({ ...GATE, domains: 'app.example.org' });
    selgeo.setConsent('denied');
    await pass(1000);
    selgeo.setConsent('granted');
    await pass(1000);
    expect(selgeo.getClickId()).toBe(CLICK);
  });

  it('brings the click of another tab', async () => {
    fakeApi();
    open('/pricing', 'https://shop.test/', { isNewTab: true });
    const selgeo = start(GATE);
    otherTab([CLICK, 'vt_1', [], 1]);
    selgeo.setConsent('denied');
    await pass(1000);
    selgeo.setConsent('granted');
    await pass(1000);
    expect(selgeo.getClickId()).toBe(CLICK);
  });

  it('has ready() wait for the click that is sent anew', async () => {
    const calls = fakeApi(refuses(500), registers(CLICK));
    open('/?ref=abc');
    const selgeo = start(GATE);
    selgeo.setConsent('granted');
    await pass(0);
    selgeo.setConsent('denied');
    selgeo.setConsent('granted');
    await pass(0);
    const wait = selgeo.ready({ timeout: 50_000 });
    await pass(49_000);
    expect(calls).toHaveLength(2);
    expect(await settledValue(wait)).toEqual(registered);
  });

  it('has ready() wait for the search that begins anew', async () => {
    fakeApi(registers(CLICK));
    open('/pricing', 'https://shop.test/?ref=abc', { isNewTab: true });
    const selgeo = start(GATE);
    const wait = selgeo.ready({ timeout: 5000 });
    selgeo.setConsent('denied');
    selgeo.setConsent('granted');
    await pass(6000);
    expect(await settledValue(wait)).toEqual(registered);
  });
});

describe('ready()', () => {
  it('counts a consent that is given in the same breath', async () => {
    fakeApi();
    open('/?ref=abc');
    const stub = createStub();
    Object.assign(window, { __selgeo: stub });
    const wait = stub.ready();
    stub.setConsent('granted');
    start(GATE);
    await pass(1000);
    expect(await settledValue(wait)).toEqual(registered);
  });

  it('has the click at its timeout that the page has cleared', async () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    fakeApi(neverAnswers);
    open('/?ref=def');
    const selgeo = start();
    await pass(0);
    const wait = selgeo.ready({ timeout: 1500 });
    await pass(100);
    sessionStorage.clear();
    await pass(1400);
    expect(await settledValue(wait)).toEqual(registered);
  });
});

describe('a token that is told at the start', () => {
  it.each([false, true])('counts after the landing, behind a gate: %s', async (isGated) => {
    const calls = fakeApi(registers(CLICK), registers(LATER_CLICK));
    open('/?ref=landing', 'https://blog.test/');
    const selgeo = start(isGated ? GATE : {});
    selgeo.refer('typed');
    if (isGated) selgeo.setConsent('granted');
    await pass(60_000);
    expect(refsSeen()).toEqual(['typed', 'landing']);
    expect(calls.map(({ body }) => body.ref)).toEqual(['landing', 'typed']);
    expect(selgeo.getClickId()).toBe(LATER_CLICK);
  });
});

describe('a page that is prerendered', () => {
  const activate = async () => {
    documentHas('prerendering', false);
    document.dispatchEvent(new Event('prerenderingchange'));
    await pass(0);
  };

  it('sends what it is told when the visitor sees it', async () => {
    documentHas('prerendering', true);
    const calls = fakeApi();
    start().refer('abc');
    await pass(5000);
    expect(calls).toHaveLength(0);
    expect({ ...sessionStorage }).toEqual({});
    await activate();
    expect(calls).toHaveLength(1);
  });

  it('sends nothing when its router changes the address after a consent, and one click when the visitor sees it', async () => {
    documentHas('prerendering', true);
    const calls = fakeApi();
    open('/?ref=abc');
    start(GATE).setConsent('granted');
    await pass(0);
    route('/?ref=abc&hydrated');
    dispatchEvent(new Event('popstate'));
    await pass(5000);
    expect(calls).toHaveLength(0);
    await activate();
    expect(calls).toHaveLength(1);
  });
});

describe('a visitor who is forgotten', () => {
  it('is not registered by the page that has opened a new tab, which still asks', async () => {
    const calls = fakeApi();
    open('/pricing', 'https://shop.test/?ref=abc', { isNewTab: true });
    const selgeo = start();
    await pass(100);
    selgeo.forget();
    await pass(60_000);
    expect(calls).toHaveLength(0);
  });

  it('is not registered by a referral that "first" has passed over', async () => {
    const calls = fakeApi();
    open('/?ref=x');
    const selgeo = start({ attribution: 'first' });
    await pass(1000);
    route('/?ref=y');
    document.body.click();
    await pass(1000);
    expect(calls).toHaveLength(1);
    selgeo.forget();
    document.body.click();
    await pass(1000);
    expect(calls).toHaveLength(1);
    expect(selgeo.getClickId()).toBeNull();
  });

  it.each(['denied', 'forget'] as const)(
    'is forgotten in other tabs from behind the gate: %s',
    async (call) => {
      fakeApi();
      sessionStorage.setItem('__selgeo_cid', CLICK);
      open('/settings');
      const selgeo = start(GATE);
      const { heard } = otherTab();
      await pass(0);
      if (call === 'denied') selgeo.setConsent('denied');
      else selgeo.forget();
      await pass(0);
      expect(heard).toEqual(['forget']);
    },
  );
});

describe('page code that was there before the script', () => {
  it.each(['nothing', 'the stub'])('hears of a stored click that %s has not told', async (before) => {
    fakeApi();
    sessionStorage.setItem('__selgeo_cid', CLICK);
    open('/pricing');
    if (before === 'the stub') Object.assign(window, { __selgeo: createStub() });
    const heard = listenForChanges();
    expect(window.__selgeo?.getClickId() ?? null).toBeNull();
    const selgeo = start();
    await pass(1000);
    expect(selgeo.getClickId()).toBe(CLICK);
    expect(heard).toEqual([CLICK]);
  });

  it('hears nothing where there is no click', async () => {
    fakeApi();
    const heard = listenForChanges();
    start();
    await pass(1000);
    expect(heard).toEqual([]);
  });

  it('has told the snippet by consent.js what the visitor has decided', async () => {
    fakeApi();
    open('/?ref=abc');
    window.__selgeo_consent = { wanted: null, found: 'klaro', said: 'granted' };
    const selgeo = start(GATE);
    await pass(1000);
    Reflect.deleteProperty(window, '__selgeo_consent');
    expect(selgeo.getClickId()).toBe(CLICK);
  });
});

describe('a longer storage', () => {
  it('gives no click back that is older than the one which a page without it has brought', async () => {
    fakeApi(registers(CLICK), registers(LATER_CLICK));
    open('/?ref=a');
    start({ storage: 'local' });
    await pass(1000);
    open('/promo?ref=b', 'https://blog.test/');
    start();
    await pass(1000);
    open('/next', 'https://shop.test/promo?ref=b');
    const selgeo = start({ storage: 'local' });
    await pass(1000);
    expect(selgeo.getClickId()).toBe(LATER_CLICK);
  });

  it('keeps nothing of an answer but what is known', async () => {
    const partner = { name: 'Ann', email: 'ann@x.test' };
    fakeApi(
      registers(CLICK, { visitor_token: 'x'.repeat(300), offer: { partner, discount: null, secret: 1 } }),
    );
    open('/?ref=abc');
    start({ storage: 'local' });
    await pass(1000);
    expect(JSON.parse(localStorage.getItem('__selgeo_kept') ?? '')).toEqual({
      clickId: CLICK,
      offer: { partner: { name: 'Ann' }, discount: null },
      at: expect.any(Number),
      until: expect.any(Number),
    });
  });

  it.each([false, true])(
    'does not hide a landing that leads on by script in a new tab; an older click is kept: %s',
    async (isKept) => {
      if (isKept)
        localStorage.setItem('__selgeo_kept', JSON.stringify({ clickId: CLICK, until: Date.now() + 1e6 }));
      const calls = fakeApi(registers(LATER_CLICK));
      open('/de/', 'https://shop.test/promo?ref=def', { isNewTab: true });
      const selgeo = start({ storage: 'local' });
      await pass(5000);
      expect(calls.map(({ body }) => body.ref)).toEqual(['def']);
      expect(selgeo.getClickId()).toBe(LATER_CLICK);
    },
  );

  it('does not have a landing counted again that is known in the tab which has opened this one', async () => {
    localStorage.setItem('__selgeo_kept', JSON.stringify({ clickId: CLICK, until: Date.now() + 1e6 }));
    const calls = fakeApi();
    open('/pricing', 'https://shop.test/?ref=abc', { isNewTab: true });
    otherTab([CLICK, 'vt_1', [{ ref: 'abc', path: '/', from: '', at: 7 }], 7]);
    start({ storage: 'local' });
    await pass(5000);
    expect(calls).toEqual([]);
  });
});

describe('a hand-over', () => {
  it('counts by the time at which the page has begun, however late the snippet starts', async () => {
    fakeApi();
    const landedAt = Date.now() - performance.now();
    open(`/?selgeo=${CLICK}.${Math.floor(landedAt / 1000).toString(36)}`, 'https://app.example.org/x');
    const now = performance.now() + 180_000;
    vi.spyOn(performance, 'now').mockReturnValue(now);
    vi.spyOn(Date, 'now').mockReturnValue(landedAt + now);
    const selgeo = start({ domains: 'app.example.org' });
    await pass(0);
    expect(selgeo.getClickId()).toBe(CLICK);
  });
});
