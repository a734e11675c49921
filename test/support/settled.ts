import { vi } from 'vitest';

const NOT_YET = Symbol('not yet');

/** What a promise has come to once all that can happen without time has happened, or `undefined`. */
export async function settledValue<T>(promise: Promise<T>): Promise<T | undefined> {
  let value: T | typeof NOT_YET = NOT_YET;
  void promise.then((result) => {
    value = result;
  });
  await vi.advanceTimersByTimeAsync(0);
  return value === NOT_YET ? undefined : value;
}
