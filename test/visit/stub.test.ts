import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Selgeo } from '../../src/visit/api.ts';
import { NO_VISITOR } from '../../src/visit/no-visitor.ts';
import { createStub } from '../../src/visit/stub.ts';
import { settledValue } from '../support/settled.ts';
import { CLICK } from '../support/values.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

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
