import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfter } from '../../src/agreed/retry-after.ts';
import { anyText, forAll } from '../support/for-all.ts';

const NOW = Date.UTC(2026, 0, 15, 12);

describe('retryAfter', () => {
  it.each([
    ['0', 0],
    ['7', 7],
    ['3600', 3600],
    ['2592000', 2_592_000],
    ['Thu, 15 Jan 2026 12:00:30 GMT', 30],
    ['Fri, 16 Jan 2026 12:00:00 GMT', 86_400],
  ])('takes %s for %i seconds', (header, seconds) => {
    expect(retryAfter(header, NOW)).toBe(seconds);
  });

  it.each([
    null,
    undefined,
    '',
    ' ',
    'soon',
    'NaN',
    'Infinity',
    '-7',
    '-1000000',
    '1e9',
    '0x10',
    '5 s',
    '1,5',
    '1.5e3',
    '{}',
    'Wed, 21 Oct 2015 07:28:00 GMT',
  ])('ignores %j, which does not name a future time', (header) => {
    expect(retryAfter(header, NOW)).toBe(0);
  });

  it('is never less than nothing, and never no number', () => {
    forAll(anyText, (header) => expect(retryAfter(header, NOW)).toBeGreaterThanOrEqual(0));
  });

  it('takes every number of seconds as it is', () => {
    forAll(fc.nat(), (seconds) => expect(retryAfter(`${seconds}`, NOW)).toBe(seconds));
  });
});
