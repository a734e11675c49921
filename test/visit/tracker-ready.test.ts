import { describe, expect, it } from 'vitest';
import { startTracker } from '../../src/visit/tracker.ts';
import { fakeApi, neverAnswers, notNow, refuses, registers } from '../support/api.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open, route } from '../support/page.ts';
import { eventually, pass, settledValue } from '../support/settled.ts';
import { CLICK } from '../support/values.ts';

newTabPerTest();

const visit = (path = '/?ref=abc') => {
  open(path);
  return startTracker(optionsOf());
};

const registered = { clickId: CLICK, status: 'registered' };
const pending = { clickId: null, status: 'pending' };

describe('ready', () => {
  it.each([400, 401, 403, 404, 410, 422])('is "rejected" after a %i', async (status) => {
    const calls = fakeApi(refuses(status));
    await expect(visit().ready()).resolves.toEqual({ clickId: null, status: 'rejected' });
    expect(calls).toHaveLength(1);
  });

  it.each(notNow())('is "unreachable" after %s, when the attempts are used up', async (_, answer) => {
    const calls = fakeApi(answer);
    const selgeo = visit();
    const wait = selgeo.ready();
    expect(await settledValue(wait)).toBeUndefined();
    expect(await eventually(wait)).toEqual({ clickId: null, status: 'unreachable' });
    expect(selgeo.getClickId()).toBeNull();
    expect(calls).toHaveLength(4);
  });

  it('is "registered" when an attempt after the first one succeeds', async () => {
    fakeApi(refuses(500), refuses(429), registers());
    expect(await eventually(visit().ready())).toEqual(registered);
  });

  it('gives every caller the same answer, also afterwards', async () => {
    const calls = fakeApi();
    const selgeo = visit();
    const answers = [selgeo.ready(), selgeo.ready({}), selgeo.ready({ timeout: 5000 })];
    expect(await Promise.all(answers)).toEqual([registered, registered, registered]);
    await expect(selgeo.ready({ timeout: 0 })).resolves.toEqual(registered);
    expect(calls).toHaveLength(1);
  });

  it('tells the click ID of now, when another page of the tab has stored one since', async () => {
    fakeApi(refuses(404));
    const selgeo = visit('/');
    await selgeo.ready();
    sessionStorage.setItem('__selgeo_cid', CLICK);
    await expect(selgeo.ready()).resolves.toEqual(registered);
  });

  it('is "none" before a referral, and tells of one that a router brings', async () => {
    fakeApi();
    const selgeo = visit('/');
    await expect(selgeo.ready()).resolves.toEqual({ clickId: null, status: 'none' });
    route('/?ref=abc');
    dispatchEvent(new Event('click'));
    await expect(selgeo.ready()).resolves.toEqual(registered);
  });
});

describe('the timeout of ready', () => {
  it('makes it "pending" when it comes first, and leaves the visit alone', async () => {
    let answer: (response: Response) => void = () => {};
    fakeApi(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const selgeo = visit();
    const wait = selgeo.ready({ timeout: 1500 });
    await pass(1499);
    expect(await settledValue(wait)).toBeUndefined();
    await pass(1);
    expect(await settledValue(wait)).toEqual(pending);
    answer(Response.json({ click_id: CLICK }));
    await expect(selgeo.ready()).resolves.toEqual(registered);
  });

  it('does not hide the click that is in force', async () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    fakeApi(neverAnswers);
    const wait = visit().ready({ timeout: 1500 });
    expect(await settledValue(wait)).toBeUndefined();
    await pass(1500);
    expect(await settledValue(wait)).toEqual(registered);
  });

  it('changes nothing when it comes last', async () => {
    fakeApi();
    const wait = visit().ready({ timeout: 1500 });
    expect(await settledValue(wait)).toEqual(registered);
    await pass(2000);
    expect(await settledValue(wait)).toEqual(registered);
  });

  it('can be 0, and as long as a timer can hold', async () => {
    fakeApi(neverAnswers);
    const selgeo = visit();
    const [soon, late] = [selgeo.ready({ timeout: 0 }), selgeo.ready({ timeout: 2 ** 31 - 1 })];
    await pass(1);
    expect(await settledValue(soon)).toEqual(pending);
    expect(await settledValue(late)).toBeUndefined();
    // Long before that, the attempts are used up.
    expect(await eventually(late)).toEqual({ clickId: null, status: 'unreachable' });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, undefined])(
    'is none when it is %s, which no timer can hold',
    async (timeout) => {
      fakeApi(neverAnswers);
      const wait = visit().ready({ timeout: timeout as number });
      await pass(10_000);
      expect(await settledValue(wait)).toBeUndefined();
    },
  );

  it.each([-1, Number.NEGATIVE_INFINITY])('counts as 0 when it is %s', async (timeout) => {
    fakeApi(neverAnswers);
    const wait = visit().ready({ timeout });
    await pass(1);
    expect(await settledValue(wait)).toEqual(pending);
  });

  it('needs no options, not even an object', async () => {
    fakeApi();
    await expect(visit().ready(null as unknown as object)).resolves.toEqual(registered);
  });
});

it.each([10n, Symbol('soon'), 'soon', Number.NaN, {}, null])(
  'ready() with the timeout %s waits as without one',
  async (timeout) => {
    fakeApi();
    await expect(visit().ready({ timeout: timeout as unknown as number })).resolves.toEqual(registered);
  },
);

it('ready() never rejects, whatever it is given', async () => {
  fakeApi();
  const broken = {
    get timeout(): number {
      throw new Error('of the page');
    },
  };
  await expect(visit().ready(broken)).resolves.toEqual(registered);
});
