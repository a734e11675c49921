import { expect, it } from 'vitest';
import { within } from '../../src/doctor/within.ts';

it('gives what a promise gives, and nothing when it fails or takes too long', async () => {
  expect(await within(1000, Promise.resolve('there'))).toBe('there');
  expect(await within(1000, Promise.reject(new Error('no')))).toBeUndefined();
  expect(await within(1, new Promise(() => {}))).toBeUndefined();
});
