import { beforeEach, describe, expect, it } from 'vitest';
import type { RawOptions } from '../src/options.ts';
import { startTracker } from '../src/tracker.ts';
import { fakeApi, isDown, neverAnswers, refuses, registers, says } from './support/api.ts';
import { optionsOf } from './support/options.ts';
import { newTabPerTest, open } from './support/page.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from './support/values.ts';

newTabPerTest();

/** The next page of the tab, with the snippet on it. */
function visit(path: string, raw?: RawOptions) {
  Reflect.deleteProperty(window, '__selgeo');
  open(path);
  return startTracker(optionsOf(raw));
}

const stored = () => ({ ...sessionStorage });

beforeEach(() => {
  sessionStorage.setItem('__selgeo_cid', CLICK);
  sessionStorage.setItem('__selgeo_ref', 'abc');
  sessionStorage.setItem('__selgeo_vtk', 'vt_1');
});

describe('the same referral again', () => {
  it.each(['/?ref=abc', '/pricing?x=1&ref=abc#plans', '/?ref=%20abc'])(
    'is no new click: %s',
    async (path) => {
      const before = stored();
      const calls = fakeApi();
      await expect(visit(path).ready()).resolves.toEqual({ clickId: CLICK, status: 'registered' });
      expect(calls).toHaveLength(0);
      expect(stored()).toEqual(before);
    },
  );

  it('is no new click after it was registered on the page before', async () => {
    sessionStorage.clear();
    const calls = fakeApi();
    await visit('/?ref=abc').ready();
    await visit('/pricing').ready();
    await visit('/?ref=abc').ready();
    expect(calls).toHaveLength(1);
  });

  it.each(NOT_UUIDS)('is a new click when what is stored as its click ID is %j', async (value) => {
    sessionStorage.setItem('__selgeo_cid', value);
    const calls = fakeApi();
    const selgeo = visit('/?ref=abc');
    expect(selgeo.getClickId()).toBeNull();
    await selgeo.ready();
    expect(calls).toHaveLength(1);
    expect(selgeo.getClickId()).toBe(CLICK);
  });
});

describe('another referral', () => {
  it('wins once it is registered, and says who the visitor is', async () => {
    const calls = fakeApi(registers(LATER_CLICK, { visitor_token: 'vt_2' }));
    const selgeo = visit('/?ref=def');
    expect(selgeo.getClickId()).toBe(CLICK);
    await expect(selgeo.ready()).resolves.toEqual({ clickId: LATER_CLICK, status: 'registered' });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body).toMatchObject({ ref: 'def', visitor_token: 'vt_1' });
    expect(stored()).toEqual({ __selgeo_cid: LATER_CLICK, __selgeo_ref: 'def', __selgeo_vtk: 'vt_2' });
  });

  it('leaves the stored click in force while it is under way', async () => {
    fakeApi(neverAnswers);
    const before = stored();
    const selgeo = visit('/?ref=def');
    await expect(selgeo.ready({ timeout: 1 })).resolves.toEqual({ clickId: CLICK, status: 'pending' });
    expect(selgeo.decorateUrl('https://buy.stripe.com/a')).toContain(CLICK);
    expect(stored()).toEqual(before);
  });

  it.each([
    ['is not known', refuses(404)],
    ['meets a wrong key', refuses(401)],
    ['meets a rate limit', refuses(429)],
    ['meets a fault', refuses(500)],
    ['meets no network', isDown],
    ['gets no JSON', says('<!doctype html>')],
    ['gets no UUID', registers('undefined')],
  ])('leaves the stored click in force when it %s', async (_, answer) => {
    fakeApi(answer);
    const before = stored();
    const selgeo = visit('/?ref=def');
    await expect(selgeo.ready()).resolves.toEqual({ clickId: CLICK, status: 'registered' });
    expect(selgeo.getClickId()).toBe(CLICK);
    expect(stored()).toEqual(before);
  });

  it('is tried again on the next page that names it', async () => {
    const calls = fakeApi(isDown, registers(LATER_CLICK));
    await visit('/?ref=def').ready();
    await expect(visit('/?ref=def').ready()).resolves.toMatchObject({ clickId: LATER_CLICK });
    expect(calls).toHaveLength(2);
  });

  it('does not win where the first click earns the sale', async () => {
    const calls = fakeApi(registers(LATER_CLICK));
    const selgeo = visit('/?ref=def', { attribution: 'first' });
    await expect(selgeo.ready()).resolves.toEqual({ clickId: CLICK, status: 'registered' });
    expect(calls).toHaveLength(0);
  });

  it('wins even there when no click is stored', async () => {
    sessionStorage.clear();
    const calls = fakeApi(registers(LATER_CLICK));
    await visit('/?ref=def', { attribution: 'first' }).ready();
    expect(calls).toHaveLength(1);
    expect(sessionStorage.getItem('__selgeo_cid')).toBe(LATER_CLICK);
  });
});
