import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDelivery } from '../../src/visit/delivery.ts';
import { type Answer, fakeApi, isDown, neverAnswers, notNow, refuses, registers } from '../support/api.ts';
import { clickOf, park, parked } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest } from '../support/page.ts';
import { eventually, pass, settledValue } from '../support/settled.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();
beforeEach(() => {
  // The waits are then 0.5, 2 and 8 seconds.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  park(clickOf('abc'));
});

const cid = () => sessionStorage.getItem('__selgeo_cid');

function start(...answers: readonly Answer[]) {
  const calls = fakeApi(...answers);
  const onRegistered = vi.fn();
  const { send, outcome: result } = createDelivery(optionsOf(), onRegistered);
  const outcome = () => result() as Promise<string>;
  send();
  return { calls, delivery: { send, outcome }, onRegistered, outcome };
}

describe('a delivery', () => {
  it('of nothing is over at once, without a request', async () => {
    park();
    const { calls, onRegistered, outcome } = start();
    expect(await settledValue(outcome())).toBe('none');
    expect(calls).toHaveLength(0);
    expect(onRegistered).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has no outcome before anything was sent', () => {
    expect(createDelivery(optionsOf(), () => {}).outcome()).toBeUndefined();
  });

  it('stores the click ID and the visitor token, unparks, and says so', async () => {
    const { calls, onRegistered, outcome } = start(registers(CLICK, { visitor_token: 'vt_1' }));
    expect(await settledValue(outcome())).toBe('none');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body).toMatchObject({ ref: 'abc', request_id: CLICK });
    expect({ ...sessionStorage }).toEqual({
      __selgeo_cid: CLICK,
      __selgeo_vtk: 'vt_1',
      __selgeo_parked: '[]',
    });
    expect(onRegistered).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps the click parked until the API has answered', async () => {
    const { outcome } = start(neverAnswers);
    await pass(60_000);
    expect(parked()).toEqual([JSON.parse(JSON.stringify(clickOf('abc')))]);
    expect(await settledValue(outcome())).toBeUndefined();
  });

  it('takes several clicks in their order, one after the other, so that the last one stays in force', async () => {
    park(clickOf('abc', CLICK), clickOf('def', LATER_CLICK));
    const { calls, onRegistered } = start(registers(CLICK), registers(LATER_CLICK));
    expect(calls).toHaveLength(1);
    await pass(0);
    expect(calls.map(({ body }) => body.ref)).toEqual(['abc', 'def']);
    expect(cid()).toBe(LATER_CLICK);
    expect(onRegistered).toHaveBeenCalledTimes(2);
    expect(parked()).toEqual([]);
  });

  it('takes along a click that is parked while it runs', async () => {
    const { calls, delivery } = start(refuses(503), registers());
    await pass(0);
    park(...parked(), clickOf('def', LATER_CLICK));
    delivery.send();
    await pass(0);
    expect(calls.map(({ body }) => body.ref)).toEqual(['abc', 'abc', 'def']);
    expect(parked()).toEqual([]);
  });

  it('keeps a later click waiting for the one before it', async () => {
    park(clickOf('abc', CLICK), clickOf('def', LATER_CLICK));
    const { calls } = start(isDown);
    await pass(60_000);
    expect(calls.map(({ body }) => body.ref)).toEqual(['abc', 'abc', 'abc', 'abc']);
    expect(parked().map(({ ref }) => ref)).toEqual(['abc', 'def']);
  });
});

describe('a rejection', () => {
  it.each([400, 401, 403, 404, 410, 422])('with a %i is for good: unparked, not repeated', async (status) => {
    const { calls, onRegistered, outcome } = start(refuses(status));
    expect(await eventually(outcome())).toBe('rejected');
    expect(calls).toHaveLength(1);
    expect(parked()).toEqual([]);
    expect(onRegistered).not.toHaveBeenCalled();
  });

  it('leaves the stored click in force, and the next one its turn', async () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    park(clickOf('nobody'), clickOf('def'));
    const { calls } = start(refuses(404), registers(LATER_CLICK));
    expect(cid()).toBe(CLICK);
    await pass(0);
    expect(calls).toHaveLength(2);
    expect(cid()).toBe(LATER_CLICK);
  });
});

describe('a failure', () => {
  it.each(notNow())('such as %s is repeated, 4 attempts with the same request ID', async (_, answer) => {
    sessionStorage.setItem('__selgeo_cid', LATER_CLICK);
    const { calls, onRegistered, outcome } = start(answer);
    expect(await eventually(outcome())).toBe('unreachable');
    expect(calls.map(({ body }) => body.request_id)).toEqual([CLICK, CLICK, CLICK, CLICK]);
    expect(parked()).toHaveLength(1);
    expect(cid()).toBe(LATER_CLICK);
    expect(onRegistered).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(notNow())('such as %s loses nothing when the API recovers', async (_, answer) => {
    const { calls, onRegistered, outcome } = start(answer, answer, registers());
    await eventually(outcome());
    expect(calls).toHaveLength(3);
    expect(cid()).toBe(CLICK);
    expect(parked()).toEqual([]);
    expect(onRegistered).toHaveBeenCalledOnce();
  });
});
