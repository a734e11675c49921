import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Selgeo } from '../../src/visit/api.ts';
import { fakeApi, neverAnswers } from '../support/api.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open, redefine } from '../support/page.ts';
import { eventually, pass } from '../support/settled.ts';
import { fillStorage, switchStorageOff } from '../support/storage.ts';
import { CLICK, KEY, LATER_CLICK, UUID } from '../support/values.ts';

newTabPerTest();
beforeEach(() => {
  vi.resetModules();
  open('/?ref=abc');
});

const UUID_TEXT = expect.stringMatching(UUID);
const registered = { clickId: CLICK, status: 'registered' };

/** The snippet as the next page load gets it: it looks at the storage anew. */
async function start(): Promise<Selgeo> {
  const { startTracker } = await import('../../src/visit/tracker.ts');
  return startTracker(optionsOf());
}

describe('a storage', () => {
  it('that is switched off: the click ID lives as long as the page', async () => {
    switchStorageOff();
    const calls = fakeApi();
    const selgeo = await start();
    await expect(selgeo.ready()).resolves.toEqual(registered);
    expect(selgeo.getClickId()).toBe(CLICK);
    expect(calls).toHaveLength(1);
  });

  it('that is null, as in a web view: likewise', async () => {
    redefine('sessionStorage', { value: null });
    fakeApi();
    const selgeo = await start();
    expect(selgeo.getClickId()).toBeNull();
    await expect(selgeo.ready()).resolves.toEqual(registered);
  });

  it('that is full: a later click still wins on this page', async () => {
    fillStorage({ __selgeo_cid: LATER_CLICK, __selgeo_seen: '["def"]', __selgeo_vtk: 'vt_1' });
    const calls = fakeApi();
    const selgeo = await start();
    expect(selgeo.getClickId()).toBe(LATER_CLICK);
    await expect(selgeo.ready()).resolves.toEqual(registered);
    expect(calls[0]?.body).toMatchObject({ visitor_token: 'vt_1' });
  });
});

describe('a page', () => {
  const unreachable = { clickId: null, status: 'unreachable' };

  it.each([
    ['no fetch', undefined],
    [
      'a fetch that throws',
      () => {
        throw new Error('replaced by the page');
      },
    ],
    ['a fetch that gives nothing', () => undefined],
    ['a fetch that rejects with nothing', () => Promise.reject()],
    ['a fetch that gives something else', async () => ({ ok: true })],
  ])('with %s has its click unreachable', async (_, fetch) => {
    vi.stubGlobal('fetch', fetch);
    expect(await eventually((await start()).ready())).toEqual(unreachable);
  });

  it.each([
    'URL',
    'Blob',
    'JSON',
    'crypto',
    'performance',
    'AbortSignal',
    'MutationObserver',
    'BroadcastChannel',
    'requestIdleCallback',
  ])('without %s still settles', async (name) => {
    fakeApi();
    const { startTracker } = await import('../../src/visit/tracker.ts');
    const options = optionsOf();
    vi.stubGlobal(name, undefined);
    expect(await eventually(startTracker(options).ready())).toHaveProperty('status');
  });

  it('that has replaced BroadcastChannel by something that throws registers its click', async () => {
    vi.stubGlobal('BroadcastChannel', () => {
      throw new Error('replaced by the page');
    });
    fakeApi();
    await expect((await start()).ready()).resolves.toEqual(registered);
  });

  it('keeps its own fetch and history', async () => {
    const own = neverAnswers;
    vi.stubGlobal('fetch', own);
    const before = [history.pushState, history.replaceState, XMLHttpRequest.prototype.send];
    await start();
    expect(globalThis.fetch).toBe(own);
    expect([history.pushState, history.replaceState, XMLHttpRequest.prototype.send]).toEqual(before);
  });
});

describe('a page with something of its own', () => {
  const broken = () => {
    throw new Error('of the page');
  };
  const nativePush = Array.prototype.push;

  it.each<readonly [string, () => unknown]>([
    [
      'a variable named navigation',
      () => redefine('navigation', { value: document.querySelectorAll('nav') }),
    ],
    ['a variable named URL', () => vi.stubGlobal('URL', 'https://shop.test')],
    ['no performance', () => redefine('performance', { value: undefined })],
    ['another performance', () => redefine('performance', { value: { getEntriesByType: 7 } })],
    ['no timing entries', () => redefine('performance', { value: { getEntriesByType: () => [] } })],
    ['entries of another kind', () => redefine('performance', { value: { getEntriesByType: () => [{}] } })],
    ['no history', () => redefine('history', { value: undefined })],
    ['another history', () => redefine('history', { value: [] })],
    ['no addEventListener', () => vi.stubGlobal('addEventListener', undefined)],
    ['an addEventListener that throws', () => vi.stubGlobal('addEventListener', broken)],
    ['no MutationObserver', () => vi.stubGlobal('MutationObserver', undefined)],
    ['no Promise.race', () => redefine('race', { value: undefined }, Promise)],
    ['a Math.random that throws', () => redefine('random', { value: broken }, Math)],
    ['a requestIdleCallback that throws', () => vi.stubGlobal('requestIdleCallback', broken)],
    ['a customElements of its own', () => redefine('customElements', { value: {} })],
    [
      'a form named referrer',
      () => redefine('referrer', { value: document.createElement('form') }, document),
    ],
    ['an image named createElement', () => redefine('createElement', { value: new Image() }, document)],
    [
      'a referrer that throws',
      () => redefine('referrer', { get: broken }, Reflect.getPrototypeOf(document) as Document),
    ],
    ['a __selgeo with a version alone', () => vi.stubGlobal('__selgeo', { version: '' })],
    [
      'a frame of another site named __selgeo',
      () => vi.stubGlobal('__selgeo', new Proxy({}, { get: broken })),
    ],
    [
      'an image named prerendering',
      () => redefine('prerendering', { value: document.createElement('img') }, document),
    ],
    ['a Zone', () => vi.stubGlobal('Zone', 'Europe/Berlin')],
    [
      'an Array.from that cannot map',
      () => redefine('from', { value: (list: Iterable<unknown>) => [...list] }, Array),
    ],
    [
      'an Array.prototype.find of another meaning',
      () =>
        redefine(
          'find',
          {
            value(this: unknown[], search: RegExp) {
              const found: number[] = [];
              for (const [index, item] of this.entries())
                if (search.test(String(item))) nativePush.call(found, index);
              return found.length ? found : false;
            },
          },
          Array.prototype,
        ),
    ],
    [
      'the toJSON of Prototype 1.6',
      () => redefine('toJSON', { value: () => '["of the page"]' }, Array.prototype),
    ],
  ])('sends exactly one click: %s', async (_, replace) => {
    const calls = fakeApi();
    const { startTracker } = await import('../../src/visit/tracker.ts');
    const options = optionsOf();
    const restore = replace();
    const selgeo = startTracker(options);
    await pass(60_000);
    // What runs the tests builds on it as well.
    if (typeof restore === 'function') restore();
    expect(calls.map(({ body }) => body)).toMatchObject([
      { merchant_key: KEY, ref: 'abc', request_id: UUID_TEXT },
    ]);
    expect(selgeo.getClickId()).toBe(CLICK);
  });

  it.each([
    ['no fetch', undefined],
    ['a fetch that is a text', 'fetch'],
    ['a fetch that throws', broken],
    ['a fetch that gives something else', async () => ({ ok: true })],
    ['a fetch that needs a preflight that fails', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('still has its click registered: %s', async (_, fetch) => {
    const calls = fakeApi();
    vi.stubGlobal('fetch', fetch);
    expect(await eventually((await start()).ready())).toEqual(registered);
    expect(calls.map(({ byXhr }) => byXhr)).toEqual([true]);
  });
});

describe('a storage that somebody has poisoned', () => {
  it.each([
    ['__selgeo_parked', 'null'],
    ['__selgeo_parked', '[0]'],
    ['__selgeo_parked', '[{"ref":"abc"},null,[]]'],
    ['__selgeo_seen', 'null'],
    ['__selgeo_seen', '[null,7,{"ref":1}]'],
    ['__selgeo_seen', '{'],
    ['__selgeo_vtk', 'x'.repeat(100_000)],
    ['__selgeo_cid', 'undefined'],
  ])('does not keep the click from being sent: %s', async (key, value) => {
    sessionStorage.setItem(key, value);
    const calls = fakeApi();
    await expect((await start()).ready()).resolves.toEqual(registered);
    expect(calls.map(({ body }) => [body.ref, body.visitor_token])).toEqual([['abc', undefined]]);
  });
});

describe('a failure', () => {
  it('leaves no rejection unhandled and no word in the console', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    onTestFinished(() => void process.off('unhandledRejection', unhandled));
    const log = vi.spyOn(console, 'error');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await eventually((await start()).ready());
    await new Promise(setImmediate);
    expect(unhandled).not.toHaveBeenCalled();
    expect(log).not.toHaveBeenCalled();
  });
});
