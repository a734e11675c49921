import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Selgeo } from '../../src/visit/api.ts';
import { NO_VISITOR } from '../../src/visit/no-visitor.ts';
import { createStub, type Stub } from '../../src/visit/stub.ts';
import { settledValue } from '../support/settled.ts';
import { CLICK } from '../support/values.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(window, '__selgeo');
});

const registered = { clickId: CLICK, status: 'registered' } as const;
const pending = { clickId: null, status: 'pending' };

function fakeSelgeo() {
  const ready = vi.fn(async () => registered);
  const selgeo: Selgeo = {
    ...NO_VISITOR,
    version: '1.2.3',
    getClickId: () => CLICK,
    ready,
    fillForm: () => {},
    decorateUrl: (url) => `${url}?decorated`,
  };
  return { selgeo, ready };
}

const answer = (stub: ReturnType<typeof createStub>, selgeo: Selgeo) => {
  for (const job of stub.q) job(selgeo);
};

describe('the stub', () => {
  it('knows no click and no version, so that the snippet still starts', () => {
    expect(createStub().getClickId()).toBeNull();
    expect(createStub()).not.toHaveProperty('version');
  });

  it.each<[string, (stub: ReturnType<typeof createStub>) => unknown, unknown]>([
    ['getOffer', (stub) => stub.getOffer(), null],
    ['decorateUrl', (stub) => stub.decorateUrl('https://buy.stripe.com/a'), 'https://buy.stripe.com/a'],
    ['fillForm', (stub) => stub.fillForm(document.createElement('form')), null],
    ['refer', (stub) => stub.refer('abc'), undefined],
    ['forget', (stub) => stub.forget(), undefined],
  ])('has %s, so that page code runs where the script is kept away', (_, call, answer) => {
    expect(call(createStub())).toBe(answer);
  });

  it('has in its inline form what code must not miss where the script is kept away', async () => {
    const inline = readFileSync('docs/api.md', 'utf8').match(/<script>(self\.__selgeo\|\|.*)<\/script>/);
    new Function(inline?.[1] ?? '')();
    const stub = window.__selgeo as unknown as Stub;
    expect(stub.getClickId()).toBeNull();
    expect(stub.decorateUrl('https://buy.stripe.com/a')).toBe('https://buy.stripe.com/a');
    const [soon, late] = [stub.ready({ timeout: 0 }), stub.ready({ timeout: 2 ** 31 })];
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await settledValue(soon)).toEqual(pending);
    expect(await settledValue(late)).toBeUndefined();
  });

  it('passes on what it is told, in the order in which it was said', () => {
    const stub = createStub();
    stub.setConsent('granted');
    stub.refer('abc');
    stub.forget();
    const told: unknown[] = [];
    const tell = (name: string) => (argument?: unknown) => void told.push([name, argument]);
    const { selgeo } = fakeSelgeo();
    answer(stub, {
      ...selgeo,
      setConsent: tell('setConsent'),
      refer: tell('refer'),
      forget: tell('forget'),
    } as Selgeo);
    expect(told).toEqual([
      ['setConsent', 'granted'],
      ['refer', 'abc'],
      ['forget', undefined],
    ]);
  });

  it('passes every call of ready on, with its options', async () => {
    const stub = createStub();
    const { selgeo, ready } = fakeSelgeo();
    const answers = [stub.ready(), stub.ready({ timeout: 500 })];
    expect(await settledValue(Promise.race(answers))).toBeUndefined();
    answer(stub, selgeo);
    expect(await Promise.all(answers)).toEqual([registered, registered]);
    expect(ready.mock.calls).toEqual([[undefined], [{ timeout: 500 }]]);
  });

  it('answers like the API once there is one, for page code that has kept it', async () => {
    const stub = createStub();
    const { selgeo } = fakeSelgeo();
    answer(stub, selgeo);
    expect(stub).toMatchObject({ version: '1.2.3' });
    expect(stub.getClickId()).toBe(CLICK);
    expect((stub as unknown as Selgeo).decorateUrl('x')).toBe('x?decorated');
    await expect(stub.ready()).resolves.toBe(registered);
  });

  it('keeps a timeout by itself, because the script may never come', async () => {
    const wait = createStub().ready({ timeout: 500 });
    await vi.advanceTimersByTimeAsync(499);
    expect(await settledValue(wait)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(await settledValue(wait)).toEqual(pending);
  });

  it.each([0, -1, Number.NEGATIVE_INFINITY])('takes a timeout of %s for the shortest', async (timeout) => {
    const wait = createStub().ready({ timeout });
    await vi.advanceTimersByTimeAsync(1);
    expect(await settledValue(wait)).toEqual(pending);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, undefined])(
    'waits for the script when the timeout is %s, which no timer can hold',
    async (timeout) => {
      const wait = createStub().ready({ timeout: timeout as number });
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await settledValue(wait)).toBeUndefined();
    },
  );
});
