import { describe, expect, it, vi } from 'vitest';
import { getClickId, type InitOptions, init, ready } from '../src/index.ts';
import { fakeApi } from './support/api.ts';
import { newTabPerTest, open, redefine } from './support/page.ts';
import { eventually } from './support/settled.ts';
import { switchStorageOff } from './support/storage.ts';
import { openChannels } from './support/tabs.ts';
import { CLICK, KEY } from './support/values.ts';

newTabPerTest();

const registered = { clickId: CLICK, status: 'registered' };

describe('importing the npm entry', () => {
  it('does nothing', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    vi.resetModules();
    await import('../src/index.ts');
    expect(calls).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(window.__selgeo).toBeUndefined();
  });
});

describe('init', () => {
  it('registers the referral and publishes what it returns', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    const selgeo = init({ merchant: KEY });
    expect(window.__selgeo).toBe(selgeo);
    await expect(selgeo.ready()).resolves.toEqual(registered);
    expect(calls).toHaveLength(1);
    expect(getClickId()).toBe(CLICK);
  });

  it('takes every option of the tag, in camel case', async () => {
    open('/?via=abc');
    const calls = fakeApi();
    const selgeo = init({
      merchant: KEY,
      apiUrl: 'https://api.shop.test',
      param: 'ref, via',
      attribution: 'first',
      paymentLinkHosts: 'pay.shop.test',
      tabs: 'off',
      contentType: 'application/json',
    });
    await selgeo.ready();
    expect(calls[0]).toMatchObject({ url: 'https://api.shop.test/v1/clicks', body: { ref: 'abc' } });
    expect(openChannels()).toBe(0);
    expect(calls[0]?.init.headers).toEqual({ 'Content-Type': 'application/json' });
    expect(selgeo.decorateUrl('https://pay.shop.test/a')).toContain(CLICK);
  });

  it.each([undefined, null])('takes an option that is %s for one that is not given', async (nothing) => {
    open('/?ref=abc');
    const calls = fakeApi();
    const options = { merchant: KEY, apiUrl: nothing, param: nothing, contentType: nothing };
    await init(options as InitOptions).ready();
    expect(calls[0]).toMatchObject({ url: 'https://api.selgeo.com/v1/clicks', body: { ref: 'abc' } });
  });

  it('returns what is running already, and starts nothing', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    const first = init({ merchant: KEY });
    expect(init({ merchant: 'pk_live_other' })).toBe(first);
    await first.ready();
    expect(calls).toHaveLength(1);
  });

  it('sends nothing on a page that is rendered without a window', () => {
    const calls = fakeApi();
    open('/?ref=abc');
    vi.stubGlobal('window', undefined);
    expect(init({ merchant: KEY }).getClickId()).toBeNull();
    expect(calls).toHaveLength(0);
  });

  it.each([
    undefined,
    null,
    {},
    { merchant: 7 },
    { merchant: null, param: null },
    { merchant: KEY, apiUrl: {}, param: [], paymentLinkHosts: 3, attribution: true },
    { merchant: Object.create(null) },
    'pk_test_shop',
  ])('never throws, given %j', async (options) => {
    fakeApi();
    const selgeo = init(options as unknown as InitOptions);
    await expect(selgeo.ready()).resolves.toMatchObject({ status: 'none' });
  });
});

describe('getClickId', () => {
  it('works without init', () => {
    expect(getClickId()).toBeNull();
    sessionStorage.setItem('__selgeo_cid', CLICK);
    expect(getClickId()).toBe(CLICK);
  });

  it.each([0, 'mine', {}, { getClickId: 7 }, { ready: 7 }, document.createElement('form')])(
    'knows no click where the page has set __selgeo to %o',
    (value) => {
      Reflect.set(window, '__selgeo', value);
      expect(getClickId()).toBeNull();
      sessionStorage.setItem('__selgeo_cid', CLICK);
      expect(getClickId()).toBe(CLICK);
    },
  );

  it('agrees with the script tag where the tab has no storage', async () => {
    switchStorageOff();
    open('/?ref=abc');
    fakeApi();
    vi.resetModules();
    const tag = await import('../src/visit/tracker.ts');
    const { optionsOf } = await import('./support/options.ts');
    await tag.startTracker(optionsOf()).ready();
    vi.resetModules();
    const entry = await import('../src/index.ts');
    expect(window.__selgeo?.getClickId()).toBe(CLICK);
    expect(entry.getClickId()).toBe(CLICK);
  });
});

describe('ready', () => {
  it('waits for init when it is called before', async () => {
    open('/?ref=abc');
    fakeApi();
    const answer = ready();
    const selgeo = init({ merchant: KEY });
    await expect(answer).resolves.toEqual(registered);
    expect(window.__selgeo).toBe(selgeo);
    await expect(ready()).resolves.toEqual(registered);
  });

  it('gives up waiting for init when the caller does', async () => {
    expect(await eventually(ready({ timeout: 1 }))).toEqual({ clickId: null, status: 'pending' });
  });

  it('asks the running snippet, no matter what has started it', async () => {
    const running = { version: '0.0.1', ready: async () => registered };
    window.__selgeo = running as unknown as NonNullable<typeof window.__selgeo>;
    await expect(ready()).resolves.toBe(registered);
  });

  it.each([0, 'mine', {}, { ready: 7 }])('waits for init where the page has set %o', async (value) => {
    open('/?ref=abc');
    Reflect.set(window, '__selgeo', value);
    fakeApi();
    const answer = ready();
    init({ merchant: KEY });
    await expect(answer).resolves.toEqual(registered);
  });

  it.each([
    ['pre-set to something else', {}],
    ['frozen to nothing', undefined],
  ])('settles where the page has __selgeo %s', async (_, value) => {
    redefine('__selgeo', { value, writable: false });
    fakeApi();
    init({ merchant: KEY });
    await expect(ready({ timeout: 1 })).resolves.toEqual({ clickId: null, status: 'none' });
  });
});
