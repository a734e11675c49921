import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDelivery } from '../../src/visit/delivery.ts';
import {
  type Answer,
  fakeApi,
  isDown,
  neverAnswers,
  notNow,
  refuses,
  registers,
  says,
} from '../support/api.ts';
import { clickOf, park, parked, seen } from '../support/clicks.ts';
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
const refsOf = (calls: ReturnType<typeof fakeApi>) => calls.map(({ body }) => body.ref);

function start(...answers: readonly Answer[]) {
  return startWith({}, ...answers);
}

function startWith(raw: object, ...answers: readonly Answer[]) {
  const calls = fakeApi(...answers);
  const onRegistered = vi.fn();
  const delivery = createDelivery(optionsOf(raw), onRegistered);
  delivery.send();
  return { ...delivery, calls, onRegistered };
}

/** Answers by the referral that is sent, whatever the order. */
function answersByRef(answers: Record<string, Answer>) {
  const calls = fakeApi();
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body));
    (calls as unknown[]).push({ url, init, body, byXhr: false });
    return (answers[body.ref] as Answer)();
  });
  return calls;
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

  it.each([null, '', 7, {}, { trim: 1 }, ['vt_1'], 'x'.repeat(256), 'x'.repeat(10_000)])(
    'stores no visitor token that is none: %j',
    async (visitor_token) => {
      const { outcome } = start(registers(CLICK, { visitor_token }));
      expect(await settledValue(outcome())).toBe('none');
      expect({ ...sessionStorage }).toEqual({ __selgeo_cid: CLICK, __selgeo_parked: '[]' });
    },
  );

  it('keeps the click parked until the API has answered', async () => {
    const { calls, outcome } = start(neverAnswers);
    await pass(9000);
    expect(calls).toHaveLength(1);
    expect(parked()).toEqual([JSON.parse(JSON.stringify(clickOf('abc')))]);
    expect(await settledValue(outcome())).toBeUndefined();
  });

  it('is not disturbed by a storage that is emptied under way', async () => {
    let answer: (response: Response) => void = () => {};
    sessionStorage.setItem('__selgeo_seen', '[{"ref":"abc"}]');
    // As parking reads it.
    (await import('../../src/visit/landings.ts')).readLandings();
    const { calls, outcome } = start(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    sessionStorage.clear();
    answer(await registers()());
    expect(await settledValue(outcome())).toBe('none');
    expect({ ...sessionStorage }).toEqual({
      __selgeo_cid: CLICK,
      __selgeo_seen: '[{"ref":"abc"}]',
      __selgeo_parked: '[]',
    });
    await pass(60_000);
    expect(calls).toHaveLength(1);
  });

  it('ends where another page has delivered the click meanwhile', async () => {
    const { calls } = start(isDown, registers(LATER_CLICK));
    await pass(0);
    park();
    sessionStorage.setItem('__selgeo_cid', CLICK);
    await pass(60_000);
    expect(calls).toHaveLength(1);
    expect(cid()).toBe(CLICK);
  });
});

describe('several clicks', () => {
  beforeEach(() => park(clickOf('abc', CLICK), clickOf('def', LATER_CLICK)));

  it('go at the same time, and the newest stays in force', async () => {
    const { calls, outcome } = start(registers(CLICK), registers(LATER_CLICK));
    expect(refsOf(calls)).toEqual(['abc', 'def']);
    expect(await settledValue(outcome())).toBe('none');
    expect(cid()).toBe(LATER_CLICK);
    expect(parked()).toEqual([]);
  });

  it('do not wait for one that cannot be delivered', async () => {
    const calls = answersByRef({ abc: refuses(500), def: registers(LATER_CLICK) });
    const { send, outcome } = createDelivery(optionsOf(), () => {});
    send();
    expect(await settledValue(outcome())).toBe('none');
    expect(cid()).toBe(LATER_CLICK);
    await pass(60_000);
    expect(refsOf(calls).sort()).toEqual(['abc', 'abc', 'abc', 'abc', 'def']);
    expect(parked()).toMatchObject([{ ref: 'abc', isLate: true }]);
  });

  it('have attempts of their own', async () => {
    const { calls } = start(isDown);
    await pass(60_000);
    expect(refsOf(calls).sort()).toEqual(['abc', 'abc', 'abc', 'abc', 'def', 'def', 'def', 'def']);
    expect(parked().map(({ ref }) => ref)).toEqual(['abc', 'def']);
    expect(cid()).toBeNull();
  });

  it('that get through late do not overwrite a newer one, also on another page', async () => {
    answersByRef({ abc: refuses(503), def: registers(LATER_CLICK) });
    createDelivery(optionsOf(), () => {}).send();
    await pass(60_000);
    const { calls, onRegistered, outcome } = start(registers(CLICK, { visitor_token: 'vt_old' }));
    expect(await settledValue(outcome())).toBe('none');
    expect(refsOf(calls)).toEqual(['abc']);
    expect(calls[0]?.body).not.toHaveProperty('isLate');
    expect({ ...sessionStorage }).toEqual({ __selgeo_cid: LATER_CLICK, __selgeo_parked: '[]' });
    expect(onRegistered).not.toHaveBeenCalled();
  });

  it('take along one that is parked while they are under way', async () => {
    const { calls, send } = start(isDown);
    await pass(0);
    park(...parked(), clickOf('ghi', CLICK.replace('0', '1')));
    send();
    expect(refsOf(calls)).toEqual(['abc', 'def', 'ghi']);
  });

  it('of the same partner follow one another', async () => {
    park(clickOf('abc', CLICK), clickOf('abc', LATER_CLICK));
    const { calls } = start(registers(CLICK), registers(LATER_CLICK));
    await pass(60_000);
    expect(calls.map(({ body }) => body.request_id)).toEqual([CLICK, LATER_CLICK]);
    expect(cid()).toBe(LATER_CLICK);
    expect(parked()).toEqual([]);
  });
});

describe('several clicks, of which the first counts', () => {
  const first = { attribution: 'first' };
  beforeEach(() => park(clickOf('abc', CLICK), clickOf('def', LATER_CLICK)));

  it('wait for the one before them', async () => {
    const { calls } = startWith(first, isDown);
    await pass(60_000);
    expect(refsOf(calls)).toEqual(['abc', 'abc', 'abc', 'abc']);
    expect(parked().map(({ ref }) => ref)).toEqual(['abc', 'def']);
  });

  it('are dropped once it is accepted', async () => {
    const { calls, outcome } = startWith(first, refuses(503), registers(CLICK));
    expect(await eventually(outcome())).toBe('none');
    expect(refsOf(calls)).toEqual(['abc', 'abc']);
    expect(cid()).toBe(CLICK);
    expect(parked()).toEqual([]);
  });

  it('follow at once when it is refused', async () => {
    const { calls, outcome } = startWith(first, refuses(404), registers(LATER_CLICK));
    expect(await settledValue(outcome())).toBe('none');
    expect(refsOf(calls)).toEqual(['abc', 'def']);
    expect(cid()).toBe(LATER_CLICK);
    expect(parked()).toEqual([]);
  });
});

describe('a rejection', () => {
  it.each([400, 401, 403, 404, 410, 422])('with a %i is for good: unparked, not repeated', async (status) => {
    const { calls, send, onRegistered, outcome } = start(refuses(status));
    expect(await eventually(outcome())).toBe('rejected');
    send();
    await pass(60_000);
    expect(calls).toHaveLength(1);
    expect(parked()).toEqual([]);
    expect(onRegistered).not.toHaveBeenCalled();
  });

  it('is written down at the landing, so that the link can be followed again', async () => {
    const landings = [{ ref: 'abc', path: '/', from: '', at: 7 }, { ref: 'def' }];
    sessionStorage.setItem('__selgeo_seen', JSON.stringify(landings));
    start(refuses(404));
    await pass(0);
    expect(seen()).toEqual([{ ...landings[0], isRefused: true }, { ref: 'def' }]);
  });

  it('leaves the stored click in force, and the next one its turn', async () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    park(clickOf('nobody'), clickOf('def', LATER_CLICK));
    const { calls, outcome } = start(refuses(404), neverAnswers);
    await pass(0);
    expect(cid()).toBe(CLICK);
    expect(refsOf(calls)).toEqual(['nobody', 'def']);
    expect(parked().map(({ ref }) => ref)).toEqual(['def']);
    expect(await settledValue(outcome())).toBeUndefined();
  });

  it.each(['', '<!doctype html>', '{"message":"Forbidden"}'])(
    'does not happen when a 4xx says %j, because that is not the API’s answer',
    async (text) => {
      const { calls, outcome } = start(says(text, 403), says(text, 404), registers());
      expect(await eventually(outcome())).toBe('none');
      expect(calls).toHaveLength(3);
      expect(cid()).toBe(CLICK);
    },
  );
});

describe('a failure', () => {
  it.each(notNow())('such as %s is repeated, 4 attempts with the same request ID', async (_, answer) => {
    sessionStorage.setItem('__selgeo_cid', LATER_CLICK);
    const { calls, onRegistered } = start(answer);
    await pass(60_000);
    expect(calls.map(({ body }) => body.request_id)).toEqual([CLICK, CLICK, CLICK, CLICK]);
    expect(parked()).toHaveLength(1);
    expect(cid()).toBe(LATER_CLICK);
    expect(onRegistered).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(notNow())('such as %s is "unreachable" when there is no click', async (_, answer) => {
    expect(await eventually(start(answer).outcome())).toBe('unreachable');
  });

  it.each(notNow())('such as %s loses nothing when the API recovers', async (_, answer) => {
    const { calls, onRegistered, outcome } = start(answer, answer, registers());
    await eventually(outcome());
    expect(calls).toHaveLength(3);
    expect(cid()).toBe(CLICK);
    expect(parked()).toEqual([]);
    expect(onRegistered).toHaveBeenCalledOnce();
  });

  it('without an answer tries the other transport next, because a page may have wrapped the first', async () => {
    const { calls } = start(isDown, isDown, refuses(503), registers());
    await pass(60_000);
    expect(calls.map(({ byXhr }) => byXhr)).toEqual([false, true, false, false]);
    expect(cid()).toBe(CLICK);
  });

  it('tries no other transport where fetch is the browser’s own: that one would follow redirects', async () => {
    const { calls } = start(isDown, isDown, isDown, registers());
    const replaced = globalThis.fetch;
    vi.stubGlobal(
      'fetch',
      Object.assign((...args: Parameters<typeof fetch>) => replaced(...args), {
        toString: () => 'function fetch() { [native code] }',
      }),
    );
    await pass(60_000);
    expect(calls.map(({ byXhr }) => byXhr)).toEqual([false, false, false, false]);
  });

  it.each([
    'function () { [native code] }',
    'function fetch() { return tracked() }',
    'function fetch(...args) { [native code] }',
  ])('takes a fetch that is %j for one of the page', async (text) => {
    const { calls } = start(isDown, registers());
    const replaced = globalThis.fetch;
    vi.stubGlobal(
      'fetch',
      Object.assign((...args: Parameters<typeof fetch>) => replaced(...args), { toString: () => text }),
    );
    await pass(60_000);
    expect(calls.map(({ byXhr }) => byXhr)).toEqual([false, true]);
  });

  it('of the last attempt does not shorten the time that the API has asked for', async () => {
    const { calls, send } = start(
      refuses(503),
      refuses(503),
      refuses(503),
      refuses(429, { 'Retry-After': '600' }),
    );
    await pass(60_000);
    expect(calls).toHaveLength(4);
    send();
    await pass(599_000);
    expect(calls).toHaveLength(4);
    await pass(400_000);
    expect(calls.length).toBeGreaterThan(4);
  });

  it('of every fetch does not keep the click from arriving', async () => {
    const calls = fakeApi();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    createDelivery(optionsOf(), () => {}).send();
    await pass(1000);
    expect(calls.map(({ byXhr }) => byXhr)).toEqual([true]);
    expect(cid()).toBe(CLICK);
  });
});

describe('a page that has replaced what this builds on', () => {
  it.each([
    [
      'Math.random',
      () =>
        vi.spyOn(Math, 'random').mockImplementation(() => {
          throw new Error('of the page');
        }),
    ],
    ['JSON', () => vi.stubGlobal('JSON', { parse: () => undefined, stringify: () => 'of the page' })],
    ['AbortController', () => vi.stubGlobal('AbortController', undefined)],
  ])('by its own %s gets no request without end, and an outcome', async (_, replace) => {
    const { parse } = JSON;
    let requests = 0;
    vi.stubGlobal('fetch', () => {
      requests++;
      return Promise.reject();
    });
    vi.stubGlobal('XMLHttpRequest', undefined);
    const { send, outcome } = createDelivery(optionsOf(), () => {});
    replace();
    for (let occasion = 0; occasion < 50; occasion++) {
      send();
      await pass(2000);
    }
    expect(requests).toBeLessThanOrEqual(12);
    expect(await settledValue(outcome())).toBeTypeOf('string');
    expect(parse(sessionStorage.__selgeo_parked)).toHaveLength(1);
  });

  it('by a storage that brings back what is registered gets 12 requests at most', async () => {
    const text = JSON.stringify([clickOf('abc')]);
    const calls = fakeApi();
    const { send } = createDelivery(optionsOf(), () => {});
    for (let occasion = 0; occasion < 50; occasion++) {
      sessionStorage.__selgeo_parked = text;
      send();
      await pass(2000);
    }
    expect(calls).toHaveLength(12);
  });

  it('by creating each click again gets 12 requests at most', async () => {
    const { calls, send } = start(isDown);
    for (let occasion = 0; occasion < 50; occasion++) {
      park(clickOf('abc', `${CLICK.slice(0, -2)}${10 + occasion}`));
      send();
      await pass(2000);
    }
    expect(calls).toHaveLength(12);
  });
});

describe('the outcome', () => {
  it('is that of the newest click, when that is there', async () => {
    park(clickOf('abc', CLICK), clickOf('def', LATER_CLICK));
    answersByRef({ abc: neverAnswers, def: registers(LATER_CLICK) });
    const { send, outcome } = createDelivery(optionsOf(), () => {});
    send();
    expect(await settledValue(outcome())).toBe('none');
  });

  it('waits for an older one, when the newest is refused', async () => {
    park(clickOf('abc', CLICK), clickOf('def', LATER_CLICK));
    answersByRef({ abc: refuses(503), def: refuses(404) });
    const { send, outcome } = createDelivery(optionsOf(), () => {});
    send();
    const wait = outcome();
    expect(await settledValue(wait)).toBeUndefined();
    expect(await eventually(wait)).toBe('unreachable');
  });

  it('waits for what is parked meanwhile', async () => {
    const { calls, outcome, send } = start(refuses(404), registers(LATER_CLICK));
    const wait = outcome();
    park(...parked(), clickOf('def', LATER_CLICK));
    send();
    expect(await settledValue(wait)).toBe('none');
    expect(calls).toHaveLength(2);
    expect(cid()).toBe(LATER_CLICK);
  });
});
