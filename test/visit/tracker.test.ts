import { describe, expect, it, vi } from 'vitest';
import { version } from '../../src/agreed/version.ts';
import type { Selgeo } from '../../src/visit/api.ts';
import { startTracker } from '../../src/visit/tracker.ts';
import { fakeApi, neverAnswers, registers } from '../support/api.ts';
import { parked, seen } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { holdIdle, newTabPerTest, open } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { watchStorage } from '../support/storage.ts';
import { CLICK, KEY, UUID } from '../support/values.ts';

newTabPerTest();

describe('a visit with a referral', () => {
  it('sends exactly one click, and says nothing of it before it is registered', async () => {
    open('/pricing?ref=%20abc%20&token=secret#secret', 'https://blog.test/post?x=1');
    const calls = fakeApi();
    const selgeo = startTracker(optionsOf());
    expect(selgeo.getClickId()).toBeNull();
    await expect(selgeo.ready()).resolves.toEqual({ clickId: CLICK, status: 'registered' });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://api.selgeo.com/v1/clicks');
    expect(calls[0]?.init).toMatchObject({ method: 'POST', credentials: 'omit', keepalive: true });
    expect(calls[0]?.body).toEqual({
      merchant_key: KEY,
      ref: 'abc',
      request_id: expect.stringMatching(UUID),
      landing_url: 'https://shop.test/pricing',
      referrer: 'https://blog.test',
    });
    expect(selgeo.getClickId()).toBe(CLICK);
  });

  it('publishes the API before it sends the click', async () => {
    open('/?ref=abc');
    let published: Selgeo | undefined;
    vi.stubGlobal('fetch', () => {
      published = window.__selgeo;
      return neverAnswers();
    });
    const selgeo = startTracker(optionsOf());
    await pass(0);
    expect(published).toBe(selgeo);
    expect(window.__selgeo).toBe(selgeo);
    expect(selgeo.version).toBe(version);
  });

  it('stores the click ID where merchants read it, and what the next page needs', async () => {
    open('/?ref=abc');
    fakeApi(registers(CLICK, { visitor_token: 'vt_1' }));
    await startTracker(optionsOf()).ready();
    expect({ ...sessionStorage }).toEqual({
      __selgeo_cid: CLICK,
      __selgeo_vtk: 'vt_1',
      __selgeo_seen: expect.any(String),
      __selgeo_parked: '[]',
    });
    expect(seen()).toEqual([{ ref: 'abc', path: '/', from: '', at: expect.any(Number) }]);
  });

  it.each([{}, { visitor_token: null }, { visitor_token: '' }])(
    'stores no visitor token when the API answers with %j',
    async (more) => {
      open('/?ref=abc');
      fakeApi(registers(CLICK, more));
      await startTracker(optionsOf()).ready();
      expect(sessionStorage.getItem('__selgeo_cid')).toBe(CLICK);
      expect(sessionStorage.getItem('__selgeo_vtk')).toBeNull();
    },
  );

  it('has parked the click before it sends it', async () => {
    open('/?ref=abc');
    const parkedThen: unknown[] = [];
    vi.stubGlobal('fetch', () => {
      parkedThen.push(...parked());
      return neverAnswers();
    });
    startTracker(optionsOf());
    await pass(0);
    expect(parkedThen).toMatchObject([{ ref: 'abc' }]);
  });

  it('sends nothing without a key', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    const selgeo = startTracker(optionsOf({ merchant: 'sk_live_abc' }));
    await expect(selgeo.ready()).resolves.toEqual({ clickId: null, status: 'none' });
    expect(calls).toHaveLength(0);
  });
});

describe('a visit without a referral', () => {
  it.each([
    ['', {}],
    ['https://shop.test/pricing', {}],
    ['https://blog.test/', { isNewTab: true }],
  ])('costs nothing but its listeners, from %j', async (referrer, arrival) => {
    open('/', referrer, arrival);
    const calls = fakeApi();
    const written = watchStorage();
    const idle = holdIdle();
    const watched = [
      vi.spyOn(globalThis, 'setTimeout'),
      vi.spyOn(globalThis, 'setInterval'),
      vi.spyOn(globalThis, 'requestAnimationFrame'),
      vi.spyOn(document, 'addEventListener'),
      vi.spyOn(document, 'querySelectorAll'),
    ];
    for (const name of ['MutationObserver', 'PerformanceObserver', 'BroadcastChannel']) {
      vi.stubGlobal(name, vi.fn());
    }
    vi.resetModules();
    const fresh = await import('../../src/visit/tracker.ts');
    for (const spy of watched) spy.mockClear();

    const selgeo = fresh.startTracker(optionsOf());
    await expect(selgeo.ready()).resolves.toEqual({ clickId: null, status: 'none' });
    for (const type of ['load', 'pageshow', 'online', 'click']) dispatchEvent(new Event(type));

    expect(calls).toHaveLength(0);
    expect(written).toEqual([]);
    expect(idle.waiting).toBe(0);
    for (const spy of watched) expect(spy).not.toHaveBeenCalled();
    const heard = vi.mocked(addEventListener).mock.calls.map(([type]) => type);
    // Those of the last line where there is no Navigation API.
    expect(new Set(heard)).toEqual(
      new Set([
        ...['click', 'auxclick', 'contextmenu', 'submit', 'formdata', 'online', 'pageshow', 'pagehide'],
        ...['popstate', 'hashchange', 'pointermove', 'scroll', 'keyup', 'visibilitychange'],
      ]),
    );
    expect(MutationObserver).not.toHaveBeenCalled();
    expect(PerformanceObserver).not.toHaveBeenCalled();
    expect(BroadcastChannel).not.toHaveBeenCalled();
  });

  it('has the click of an earlier page in force, without a request', async () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    const calls = fakeApi();
    const selgeo = startTracker(optionsOf());
    expect(selgeo.getClickId()).toBe(CLICK);
    await expect(selgeo.ready()).resolves.toEqual({ clickId: CLICK, status: 'registered' });
    expect(calls).toHaveLength(0);
  });
});
