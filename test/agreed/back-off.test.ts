import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff } from '../../src/agreed/back-off.ts';
import { anyText, forAll } from '../support/for-all.ts';

const failures = fc.integer({ min: 1, max: 4 });
// What Math.random() gives: from 0 up to 1, without 1.
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const seconds = fc.integer({ min: 0, max: 1_000_000 });

describe('backOff', () => {
  it.each([
    [1, 1000],
    [2, 4000],
    [3, 16_000],
  ])('waits, after failure %i, a random part of %i ms', (count, longest) => {
    expect(backOff(count, 0, null)).toBe(0);
    expect(backOff(count, 0.5, null)).toBe(longest / 2);
    expect(backOff(count, 1, null)).toBe(longest);
  });

  it('never waits less than Retry-After, and never more than the jitter above it', () => {
    forAll(fc.tuple(failures, random, seconds), ([count, part, retryAfter]) => {
      const wait = backOff(count, part, `${retryAfter}`);
      expect(wait).toBeGreaterThanOrEqual(1000 * retryAfter);
      expect(wait).toBeLessThanOrEqual(1000 * retryAfter + 250 * 4 ** count);
    });
  });

  it('uses the random fully: twice the random, twice the jitter', () => {
    forAll(fc.tuple(failures, random, seconds), ([count, part, retryAfter]) => {
      const jitter = (it: number) => backOff(count, it, `${retryAfter}`) - 1000 * retryAfter;
      expect(jitter(part)).toBeCloseTo(2 * jitter(part / 2), 3);
      expect(jitter(part)).toBeCloseTo(part * 250 * 4 ** count, 3);
    });
  });

  it('spreads a crowd that was turned away together', () => {
    forAll(fc.tuple(failures, random, random), ([count, one, other]) => {
      const order = Math.sign(backOff(count, one, '30') - backOff(count, other, '30'));
      expect([0, Math.sign(one - other)]).toContain(order);
    });
  });

  it.each([null, undefined, '', ' ', 'soon', 'NaN', 'Wed, 21 Oct 2015 07:28:00 GMT', '5 s', '1,5', '{}'])(
    'takes the header %j for 0',
    (header) => {
      expect(backOff(1, 0.25, header)).toBe(250);
    },
  );

  it('is a number, whatever the header says', () => {
    forAll(fc.tuple(failures, random, anyText), ([count, part, header]) => {
      expect(backOff(count, part, header)).not.toBeNaN();
    });
  });
});
