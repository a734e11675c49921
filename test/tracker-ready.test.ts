import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startTracker } from '../src/tracker.ts';
import { failsWith, fakeApi, isDown, neverAnswers, refuses, registers, says } from './support/api.ts';
import { optionsOf } from './support/options.ts';
import { newTabPerTest, open } from './support/page.ts';
import { settledValue } from './support/settled.ts';
import { CLICK } from './support/values.ts';

newTabPerTest();

const visit = (path = '/?ref=abc') => {
  open(path);
  return startTracker(optionsOf());
};

function stopTime(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

const registered = { clickId: CLICK, status: 'registered' };
const pending = { clickId: null, status: 'pending' };

describe('ready', () => {
  it.each([400, 401, 403, 404, 410, 422])('is "rejected" after a %i', async (status) => {
    const calls = fakeApi(refuses(status));
    await expect(visit().ready()).resolves.toEqual({ clickId: null, status: 'rejected' });
    expect(calls).toHaveLength(1);
    expect(sessionStorage).toHaveLength(0);
  });

  it.each([
    ['a 408', refuses(408)],
    ['a 425', refuses(425)],
    ['a 429', refuses(429)],
    ['a 500', refuses(500)],
    ['a 503', refuses(503)],
    ['a network error', isDown],
    ['an answer that is no JSON', says('<!doctype html>')],
    ['an answer without a click ID', says('{}')],
    ['an answer of null', says('null')],
    ['a click ID that is no UUID', registers('undefined')],
    ['a click ID that is no text', registers(42)],
    ['nothing at all', failsWith(undefined)],
  ])('is "unreachable" after %s', async (_, answer) => {
    fakeApi(answer);
    const selgeo = visit();
    await expect(selgeo.ready()).resolves.toEqual({ clickId: null, status: 'unreachable' });
    expect(selgeo.getClickId()).toBeNull();
    expect(sessionStorage).toHaveLength(0);
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
    await expect(selgeo.ready()).resolves.toMatchObject({ clickId: CLICK });
  });
});

describe('the timeout of ready', () => {
  it('makes it "pending" when it comes first, and leaves the visit alone', async () => {
    stopTime();
    let answer: (response: Response) => void = () => {};
    fakeApi(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const selgeo = visit();
    const wait = selgeo.ready({ timeout: 1500 });
    await vi.advanceTimersByTimeAsync(1499);
    expect(await settledValue(wait)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(await settledValue(wait)).toEqual(pending);
    answer(Response.json({ click_id: CLICK }));
    await expect(selgeo.ready()).resolves.toEqual(registered);
  });

  it('changes nothing when it comes last', async () => {
    stopTime();
    fakeApi();
    const wait = visit().ready({ timeout: 1500 });
    expect(await settledValue(wait)).toEqual(registered);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await settledValue(wait)).toEqual(registered);
  });

  it('can be 0, and as long as a timer can hold', async () => {
    stopTime();
    fakeApi(neverAnswers);
    const selgeo = visit();
    const [soon, late] = [selgeo.ready({ timeout: 0 }), selgeo.ready({ timeout: 2 ** 31 - 1 })];
    await vi.advanceTimersByTimeAsync(1);
    expect(await settledValue(soon)).toEqual(pending);
    expect(await settledValue(late)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2 ** 31 - 1);
    expect(await settledValue(late)).toEqual(pending);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, -1, Number.NEGATIVE_INFINITY, null, undefined])(
    'is none when it is %s, which no timer can hold',
    async (timeout) => {
      stopTime();
      fakeApi(neverAnswers);
      const wait = visit().ready({ timeout: timeout as number });
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await settledValue(wait)).toBeUndefined();
    },
  );

  it('needs no options, not even an object', async () => {
    fakeApi();
    await expect(visit().ready(null as unknown as object)).resolves.toEqual(registered);
  });
});
