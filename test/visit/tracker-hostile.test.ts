import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Selgeo } from '../../src/visit/api.ts';
import { fakeApi, neverAnswers } from '../support/api.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open, redefine } from '../support/page.ts';
import { eventually } from '../support/settled.ts';
import { fillStorage, switchStorageOff } from '../support/storage.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();
beforeEach(() => {
  vi.resetModules();
  open('/?ref=abc');
});

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
