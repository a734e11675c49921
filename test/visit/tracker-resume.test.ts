import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeApi, isDown, neverAnswers, notNow, refuses, registers } from '../support/api.ts';
import { parked } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open } from '../support/page.ts';
import { eventually, pass } from '../support/settled.ts';
import { switchStorageOff } from '../support/storage.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

const registered = { clickId: CLICK, status: 'registered' };

/** The next page of the tab as the browser loads it: nothing but the storage is left of the one before. */
async function visit(path: string) {
  open(path);
  vi.resetModules();
  const { startTracker } = await import('../../src/visit/tracker.ts');
  return startTracker(optionsOf());
}

describe('the next page of the tab', () => {
  it.each([['no answer', neverAnswers] as const, ...notNow()])(
    'resumes after %s, with the same request ID and without a ref',
    async (_, answer) => {
      const calls = fakeApi(answer, registers());
      const before = await visit('/?ref=abc&x=1');
      await pass(0);
      expect(before.getClickId()).toBeNull();
      const selgeo = await visit('/pricing');
      await expect(selgeo.ready()).resolves.toEqual(registered);
      expect(calls).toHaveLength(2);
      expect(calls[1]?.body).toEqual(calls[0]?.body);
      expect(parked()).toEqual([]);
      await pass(60_000);
      expect(calls).toHaveLength(2);
    },
  );

  it('has 4 attempts of its own', async () => {
    const calls = fakeApi(isDown);
    for (const path of ['/?ref=abc', '/pricing', '/?ref=abc']) {
      expect(await eventually((await visit(path)).ready())).toMatchObject({ status: 'unreachable' });
    }
    expect(calls).toHaveLength(12);
    expect(new Set(calls.map(({ body }) => body.request_id)).size).toBe(1);
  });

  it('sends the click of its own address after the one that is parked', async () => {
    const calls = fakeApi(neverAnswers, registers(CLICK), registers(LATER_CLICK));
    await visit('/?ref=abc');
    const selgeo = await visit('/?ref=def');
    await expect(selgeo.ready()).resolves.toMatchObject({ clickId: LATER_CLICK });
    expect(calls.map(({ body }) => body.ref)).toEqual(['abc', 'abc', 'def']);
  });

  it('does not resume what the API has refused', async () => {
    const calls = fakeApi(refuses(404));
    await (await visit('/?ref=abc')).ready();
    await expect((await visit('/pricing')).ready()).resolves.toEqual({ clickId: null, status: 'none' });
    expect(calls).toHaveLength(1);
  });

  it('knows nothing where the tab has no storage', async () => {
    switchStorageOff();
    const calls = fakeApi(isDown);
    await eventually((await visit('/?ref=abc')).ready());
    await expect((await visit('/pricing')).ready()).resolves.toMatchObject({ status: 'none' });
    expect(calls).toHaveLength(4);
  });

  it.each(['{', 'null', '[]', '""'])('does no harm when %s is parked', async (text) => {
    sessionStorage.setItem('__selgeo_parked', text);
    const calls = fakeApi();
    await expect((await visit('/')).ready()).resolves.toEqual({ clickId: null, status: 'none' });
    expect(calls).toHaveLength(0);
  });
});

describe('the page itself', () => {
  it.each([
    ['online', new Event('online')],
    ['back from the cache', new PageTransitionEvent('pageshow', { persisted: true })],
  ])('tries again at once when it is %s', async (_, event) => {
    const calls = fakeApi(isDown, isDown, isDown, registers());
    const selgeo = await visit('/?ref=abc');
    await pass(2600);
    expect(calls).toHaveLength(3);
    dispatchEvent(event);
    await pass(0);
    expect(calls).toHaveLength(4);
    expect(selgeo.getClickId()).toBe(CLICK);
  });

  it('tries again when it is online after it had given up', async () => {
    const calls = fakeApi(isDown, isDown, isDown, isDown, registers());
    const selgeo = await visit('/?ref=abc');
    expect(await eventually(selgeo.ready())).toMatchObject({ status: 'unreachable' });
    dispatchEvent(new Event('online'));
    expect(await eventually(selgeo.ready())).toEqual(registered);
    expect(new Set(calls.map(({ body }) => body.request_id)).size).toBe(1);
  });

  it('sends nothing more once the click is registered', async () => {
    const calls = fakeApi();
    await (await visit('/?ref=abc')).ready();
    for (const type of ['online', 'pageshow', 'click']) dispatchEvent(new Event(type));
    await pass(60_000);
    expect(calls).toHaveLength(1);
  });
});
