import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawOptions } from '../../src/agreed/options.ts';
import { startTracker } from '../../src/visit/tracker.ts';
import { fakeApi, neverAnswers, notNow, refuses, registers } from '../support/api.ts';
import { parked, refsSeen } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open } from '../support/page.ts';
import { eventually } from '../support/settled.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

newTabPerTest();

/** The next page of the tab, with the snippet on it. */
function visit(path: string, raw?: RawOptions) {
  open(path);
  return startTracker(optionsOf(raw));
}

const stored = () => ({ ...sessionStorage });
const registered = { clickId: CLICK, status: 'registered' };

beforeEach(() => {
  sessionStorage.setItem('__selgeo_cid', CLICK);
  sessionStorage.setItem('__selgeo_seen', '["abc"]');
  sessionStorage.setItem('__selgeo_vtk', 'vt_1');
});

describe('the same referral again', () => {
  it.each(['/?ref=abc', '/pricing?x=1&ref=abc#plans', '/?ref=%20abc'])(
    'is no new click: %s',
    async (path) => {
      const before = stored();
      const calls = fakeApi();
      await expect(visit(path).ready()).resolves.toEqual(registered);
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
    expect(stored()).toEqual({
      __selgeo_cid: LATER_CLICK,
      __selgeo_vtk: 'vt_2',
      __selgeo_seen: expect.any(String),
      __selgeo_parked: '[]',
    });
  });

  it('leaves the stored click in force while it is under way', async () => {
    fakeApi(neverAnswers);
    const selgeo = visit('/?ref=def');
    expect(await eventually(selgeo.ready({ timeout: 1 }))).toEqual(registered);
    expect(selgeo.decorateUrl('https://buy.stripe.com/a')).toContain(CLICK);
    expect(stored()).toMatchObject({ __selgeo_cid: CLICK, __selgeo_vtk: 'vt_1' });
  });

  it.each([401, 404])('leaves the stored click in force for good after a %i', async (status) => {
    const calls = fakeApi(refuses(status));
    await expect(visit('/?ref=def').ready()).resolves.toEqual(registered);
    await expect(visit('/pricing').ready()).resolves.toEqual(registered);
    expect(calls).toHaveLength(1);
    expect(parked()).toEqual([]);
  });

  it.each(notNow())('leaves the stored click in force after %s, and waits its turn', async (_, answer) => {
    fakeApi(answer);
    expect(await eventually(visit('/?ref=def').ready())).toEqual(registered);
    expect(stored()).toMatchObject({ __selgeo_cid: CLICK, __selgeo_vtk: 'vt_1' });
    expect(parked()).toMatchObject([{ ref: 'def' }]);
    fakeApi(registers(LATER_CLICK));
    await expect(visit('/pricing').ready()).resolves.toMatchObject({ clickId: LATER_CLICK });
  });

  it('can be the one before: A, then B, then A again are three clicks', async () => {
    const third = CLICK.replace('0', '1');
    const calls = fakeApi(registers(LATER_CLICK), registers(third));
    await visit('/?ref=def').ready();
    await expect(visit('/?ref=abc').ready()).resolves.toMatchObject({ clickId: third });
    expect(calls.map(({ body }) => body.ref)).toEqual(['def', 'abc']);
    expect(refsSeen()).toEqual(['abc', 'def', 'abc']);
  });

  it('does not win where the first click earns the sale', async () => {
    const calls = fakeApi(registers(LATER_CLICK));
    await expect(visit('/?ref=def', { attribution: 'first' }).ready()).resolves.toEqual(registered);
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

describe('a click that has come from a longer storage or another domain', () => {
  const KEPT = { clickId: LATER_CLICK, until: 32_503_680_000_000 };
  beforeEach(() => sessionStorage.clear());
  afterEach(() => localStorage.clear());

  it('stands for no landing of this tab: the link of the first partner counts anew', async () => {
    const calls = fakeApi();
    await visit('/?ref=p1', { storage: 'local' }).ready();
    localStorage.setItem('__selgeo_kept', JSON.stringify(KEPT));
    await visit('/shop', { storage: 'local' }).ready();
    expect(sessionStorage.getItem('__selgeo_cid')).toBe(LATER_CLICK);
    await visit('/?ref=p1', { storage: 'local' }).ready();
    expect(calls.map(({ body }) => body.ref)).toEqual(['p1', 'p1']);
    expect(sessionStorage.getItem('__selgeo_cid')).toBe(CLICK);
  });

  it('stays when the visitor only comes back to that landing', async () => {
    const calls = fakeApi();
    await visit('/?ref=p1', { storage: 'local' }).ready();
    localStorage.setItem('__selgeo_kept', JSON.stringify(KEPT));
    open('/?ref=p1', '', { type: 'reload' });
    await startTracker(optionsOf({ storage: 'local' })).ready();
    open('/?ref=p1', 'https://login.test/');
    await startTracker(optionsOf({ storage: 'local' })).ready();
    expect(calls).toHaveLength(1);
    expect(sessionStorage.getItem('__selgeo_cid')).toBe(LATER_CLICK);
  });
});
