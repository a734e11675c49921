import { vi } from 'vitest';

const NOT_YET = Symbol('not yet');

/** What a promise has come to once all that can happen without time has happened, or `undefined`. */
export async function settledValue<T>(promise: Promise<T>): Promise<T | undefined> {
  let value: T | typeof NOT_YET = NOT_YET;
  void promise.then((result) => {
    value = result;
  });
  await pass(0);
  return value === NOT_YET ? undefined : value;
}

/** What a promise comes to once a page has made all its attempts: four of 10 seconds, and pauses of 1, 4 and 16 at most. */
export async function eventually<T>(promise: Promise<T>): Promise<T | undefined> {
  await pass(62_000);
  return settledValue(promise);
}

/** Lets time pass, and all that happens in it. */
export async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}
