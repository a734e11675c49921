import { expect, it } from 'vitest';
import { daysOf } from '../../src/agreed/days-of.ts';

it.each([1, 30, 400])('takes %j for days', (days) => {
  expect(daysOf(days)).toBe(days);
});

it.each([0, 401, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '30', null, undefined, {}, []])(
  'takes %j for none',
  (days) => {
    expect(daysOf(days)).toBeUndefined();
  },
);
