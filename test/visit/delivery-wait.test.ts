import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDelivery } from '../../src/visit/delivery.ts';
import { type Answer, fakeApi, isDown, neverAnswers, refuses, registers } from '../support/api.ts';
import { clickOf, park, parked } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest } from '../support/page.ts';
import { pass, settledValue } from '../support/settled.ts';
import { CLICK } from '../support/values.ts';

newTabPerTest();
beforeEach(() => park(clickOf('abc')));

function start(random: number, ...answers: readonly Answer[]) {
  vi.spyOn(Math, 'random').mockReturnValue(random);
  const calls = fakeApi(...answers);
  const delivery = createDelivery(optionsOf(), () => {});
  delivery.send();
  return { ...delivery, calls };
}

/** After how many milliseconds each attempt was made. */
async function timesOf(
  calls: readonly unknown[],
  seconds: number,
  everyTenth = () => {},
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let time = 0; time <= 1000 * seconds; time += 100) {
    await pass(time ? 100 : 0);
    while (times.length < calls.length) times.push(time);
    everyTenth();
  }
  return times;
}

describe('the wait between two attempts', () => {
  it.each([
    [0.5, [0, 500, 2500, 10_500]],
    [0.9, [0, 900, 4500, 18_900]],
  ])('grows, with the random %d', async (random, times) => {
    expect(await timesOf(start(random, isDown).calls, 60)).toEqual(times);
  });

  it.each([
    [0, [0, 100, 200, 300]],
    [-1e9, [0, 1000, 5000, 21_000]],
    [Number.NaN, [0, 1000, 5000, 21_000]],
    [Number.POSITIVE_INFINITY, [0, 1000, 5000, 21_000]],
    [7, [0, 1000, 5000, 21_000]],
    [undefined, [0, 1000, 5000, 21_000]],
  ])(
    'is there, and no longer than it should be, where the page has a random of %s',
    async (random, times) => {
      expect(await timesOf(start(random as number, isDown).calls, 60)).toEqual(times);
    },
  );

  it('begins after an answer that has not come within 10 seconds', async () => {
    expect(await timesOf(start(0.5, neverAnswers).calls, 60)).toEqual([0, 10_500, 22_500, 40_500]);
  });

  it('adds to Retry-After', async () => {
    const { calls } = start(0.5, refuses(429, { 'Retry-After': '2' }), refuses(503), registers());
    expect(await timesOf(calls, 20)).toEqual([0, 2500, 4500]);
  });

  it('is a part of half the Retry-After where that is longer', async () => {
    const { calls } = start(0.5, refuses(429, { 'Retry-After': '60' }), refuses(503), registers());
    expect(await timesOf(calls, 100)).toEqual([0, 75_000, 77_000]);
  });

  it('adds to Retry-After that is a date', async () => {
    const now = Date.UTC(2026, 0, 15);
    vi.spyOn(Date, 'now').mockReturnValue(now);
    const header = { 'Retry-After': new Date(now + 2000).toUTCString() };
    expect(await timesOf(start(0.5, refuses(503, header), registers()).calls, 20)).toEqual([0, 2500]);
  });

  it.each(['Wed, 21 Oct 2015 07:28:00 GMT', '-1000000', 'Infinity', '1e9', 'soon', '', '0'])(
    'is the usual one where Retry-After is %j',
    async (header) => {
      const { calls } = start(0.5, refuses(503, { 'Retry-After': header }), registers());
      expect(await timesOf(calls, 5)).toEqual([0, 500]);
    },
  );

  it.each(['2147484', '2592000', '1000000000', '9'.repeat(400), 'Fri, 01 Jan 9999 00:00:00 GMT'])(
    'is one for the rest of the page where Retry-After is %s, which no timer holds',
    async (header) => {
      const { calls, outcome, send, wake } = start(0.5, refuses(429, { 'Retry-After': header }));
      const wait = outcome();
      const times = await timesOf(calls, 60, () => {
        send();
        wake();
      });
      expect(times).toEqual([0]);
      expect(parked()).toHaveLength(1);
      expect(await settledValue(wait)).toBe('unreachable');
    },
  );

  it('is as long as a timer holds', async () => {
    const { calls } = start(0, refuses(429, { 'Retry-After': '2147482' }), registers());
    await pass(2_147_482_000);
    expect(calls).toHaveLength(1);
    await pass(200);
    expect(calls).toHaveLength(2);
  });
});

describe('another occasion', () => {
  it('changes nothing while a series runs', async () => {
    const { calls, send } = start(0.5, isDown);
    expect(await timesOf(calls, 10.5, send)).toEqual([0, 500, 2500, 10_500]);
  });

  it('begins a new series after a pause, when the first is used up, with the same request ID', async () => {
    const { calls, outcome, send } = start(0.5, isDown, isDown, isDown, isDown, registers());
    await pass(60_000);
    expect(await settledValue(outcome())).toBe('unreachable');
    send();
    send();
    const wait = outcome();
    await pass(499);
    expect(calls).toHaveLength(4);
    expect(await settledValue(wait)).toBeUndefined();
    await pass(1);
    expect(calls).toHaveLength(5);
    expect(await settledValue(wait)).toBe('none');
    expect(new Set(calls.map(({ body }) => body.request_id))).toEqual(new Set([CLICK]));
  });

  it.each([0, 0.999])('waits for up to a second, with the random %d', async (random) => {
    const { calls, send } = start(random, isDown);
    await pass(60_000);
    send();
    await pass(99);
    expect(calls).toHaveLength(4);
    await pass(901);
    expect(calls.length).toBeGreaterThan(4);
  });

  it('makes no more than twelve requests on a page, however many there are, and none without a pause', async () => {
    const { calls, outcome, send } = start(0, isDown);
    const times = await timesOf(calls, 120, send);
    expect(times).toHaveLength(12);
    for (const [index, time] of times.entries())
      if (index) expect(time).toBeGreaterThan(times[index - 1] as number);
    expect(await settledValue(outcome())).toBe('unreachable');
    expect(parked()).toHaveLength(1);
  });

  it('has twelve requests for each click', async () => {
    const { calls, send } = start(0, isDown);
    park(...parked(), clickOf('def', CLICK.replace('0', '1')));
    await timesOf(calls, 120, send);
    expect(calls).toHaveLength(24);
  });

  it('has twelve new requests on the next page', async () => {
    const { calls, send } = start(0, isDown);
    await timesOf(calls, 120, send);
    const next = start(0, registers());
    await pass(0);
    expect(next.calls).toHaveLength(1);
  });
});

describe('wake', () => {
  it('makes the attempt at once that is waiting for its turn', async () => {
    const { calls, wake } = start(0.5, isDown, isDown, isDown, registers());
    await pass(2600);
    expect(calls).toHaveLength(3);
    wake();
    await pass(0);
    expect(calls).toHaveLength(4);
    expect(sessionStorage.getItem('__selgeo_cid')).toBe(CLICK);
  });

  it('does not shorten what the API has asked for', async () => {
    const { calls, wake } = start(0.5, refuses(429, { 'Retry-After': '7' }), registers());
    // It ends the pause after that, at the next tenth of a second.
    expect(await timesOf(calls, 20, wake)).toEqual([0, 7100]);
  });

  it('makes no second attempt beside one that is under way', async () => {
    const { calls, send, wake } = start(0.5, neverAnswers);
    const wakeUp = () => {
      send();
      wake();
    };
    expect(await timesOf(calls, 9.9, wakeUp)).toEqual([0]);
  });
});

it('a page in a frame of the site waits first, because the page around it most likely sends the same click', async () => {
  vi.stubGlobal('frameElement', document.createElement('iframe'));
  expect(await timesOf(start(0.5, registers()).calls, 5)).toEqual([500]);
});

it('a pause ends with its time, or when it is woken', async () => {
  park();
  const { pause, wake } = start(0.5);
  const [first, ended] = [pause(300), vi.fn()];
  void first.then(ended);
  await pass(299);
  expect(ended).not.toHaveBeenCalled();
  await pass(1);
  expect(ended).toHaveBeenCalledOnce();
  void pause(300).then(ended);
  wake();
  await pass(0);
  expect(ended).toHaveBeenCalledTimes(2);
});
