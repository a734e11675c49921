import { expect, it } from 'vitest';
import { retryAfter } from '../../src/agreed/retry-after.ts';

const now = Date.UTC(2026, 0, 31, 12);

it.each([
  ['0', 0],
  ['30', 30],
  ['Sat, 31 Jan 2026 12:00:45 GMT', 45],
  ['Sat, 31 Jan 2026 11:00:00 GMT', 0],
  [null, 0],
  [undefined, 0],
  ['', 0],
  ['soon', 0],
  ['-5', 0],
  ['1.5e3', 0],
])('reads %s as %s seconds', (header, seconds) => {
  expect(retryAfter(header, now)).toBe(seconds);
});
