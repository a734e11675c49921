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
  return { calls, delivery };
}

/** After how many milliseconds each attempt was made. */
async function timesOf(calls: readonly unknown[], seconds: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let time = 0; time <= 1000 * seconds; time += 100) {
    await pass(time ? 100 : 0);
    while (times.length < calls.length) times.push(time);
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

  it('adds to Retry-After', async () => {
    const { calls } = start(0.5, refuses(429, { 'Retry-After': '7' }), refuses(503), registers());
    expect(await timesOf(calls, 20)).toEqual([0, 7500, 9500]);
  });

  it('is the usual one where the header is a date', async () => {
    const header = { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' };
    expect(await timesOf(start(0.5, refuses(503, header), registers()).calls, 5)).toEqual([0, 500]);
  });

  it('counts the failures of all clicks together', async () => {
    park(clickOf('abc'), clickOf('def'));
    const { calls } = start(0.5, isDown, isDown, registers(), isDown);
    expect(await timesOf(calls, 30)).toEqual([0, 500, 2500, 2500, 10_500]);
    expect(parked().map(({ ref }) => ref)).toEqual(['def']);
  });
});

describe('send', () => {
  it('makes the attempt at once that is waiting for its turn', async () => {
    const { calls, delivery } = start(0.5, refuses(429, { 'Retry-After': '3600' }), registers());
    await pass(1000);
    expect(calls).toHaveLength(1);
    delivery.send();
    await pass(0);
    expect(calls.map(({ body }) => body.request_id)).toEqual([CLICK, CLICK]);
    expect(sessionStorage.getItem('__selgeo_cid')).toBe(CLICK);
    await pass(4_000_000);
    expect(calls).toHaveLength(2);
  });

  it('makes no second attempt beside one that is under way', async () => {
    const { calls, delivery } = start(0.5, neverAnswers);
    delivery.send();
    delivery.send();
    await pass(60_000);
    expect(calls).toHaveLength(1);
  });

  it('keeps the outcome that callers wait for when it wakes', async () => {
    const { delivery } = start(0.5, isDown, registers());
    const outcome = delivery.outcome();
    await pass(0);
    delivery.send();
    expect(delivery.outcome()).toBe(outcome);
    expect(await settledValue(outcome as Promise<string>)).toBeDefined();
    expect(parked()).toEqual([]);
  });

  it('starts anew when the attempts are used up, with the same request ID', async () => {
    const { calls, delivery } = start(0.5, isDown, isDown, isDown, isDown, registers());
    await pass(60_000);
    expect(await settledValue(delivery.outcome() as Promise<string>)).toBe('unreachable');
    delivery.send();
    expect(await settledValue(delivery.outcome() as Promise<string>)).toBe('none');
    expect(new Set(calls.map(({ body }) => body.request_id))).toEqual(new Set([CLICK]));
    expect(calls).toHaveLength(5);
  });
});

describe('pause', () => {
  it('ends with its time, or with the next send', async () => {
    park();
    const { delivery } = start(0.5);
    const [first, ended] = [delivery.pause(300), vi.fn()];
    void first.then(ended);
    await pass(299);
    expect(ended).not.toHaveBeenCalled();
    await pass(1);
    expect(ended).toHaveBeenCalledOnce();
    void delivery.pause(300).then(ended);
    delivery.send();
    await pass(0);
    expect(ended).toHaveBeenCalledTimes(2);
  });
});
