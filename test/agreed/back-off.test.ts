import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff } from '../../src/agreed/back-off.ts';
import { forAll } from '../support/for-all.ts';

const failures = fc.integer({ min: 1, max: 4 });
// What Math.random() gives: from 0 up to 1, without 1.
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('backOff', () => {
  it.each([
    [0, 250],
    [1, 1000],
    [2, 4000],
    [3, 16_000],
  ])('waits, after failure %i, a random part of %i ms', (count, longest) => {
    expect(backOff(count, 0.5)).toBe(longest / 2);
    expect(backOff(count, 0.75)).toBe(0.75 * longest);
  });

  it('is never less than a tenth of a second, and never more than the whole', () => {
    forAll(fc.tuple(failures, random), ([count, part]) => {
      expect(backOff(count, part)).toBeGreaterThanOrEqual(100);
      expect(backOff(count, part)).toBeLessThanOrEqual(250 * 4 ** count);
    });
  });

  it.each([
    [1, 60_000, 30_000],
    [3, 60_000, 30_000],
    [3, 10_000, 16_000],
  ])(
    'is a random part of half of what the API has asked for, if that is longer: %i, %i ms',
    (count, asked, longest) => {
      expect(backOff(count, 0.5, asked)).toBe(longest / 2);
    },
  );

  it('uses the random fully: twice the random, twice the wait', () => {
    const enough = fc.double({ min: 0.2, max: 1, maxExcluded: true, noNaN: true });
    forAll(fc.tuple(failures, enough), ([count, part]) => {
      expect(backOff(count, part)).toBeCloseTo(2 * backOff(count, part / 2), 3);
    });
  });

  it('spreads a crowd that was turned away together', () => {
    forAll(fc.tuple(failures, random, random), ([count, one, other]) => {
      const order = Math.sign(backOff(count, one) - backOff(count, other));
      expect([0, Math.sign(one - other)]).toContain(order);
    });
  });

  it.each([undefined, Number.NaN, -1, -1e9, 1, 7, Number.POSITIVE_INFINITY, 'x', {}])(
    'waits for the whole time where the page has a Math.random that gives %j',
    (part) => {
      expect(backOff(2, part as number)).toBe(4000);
    },
  );
});
