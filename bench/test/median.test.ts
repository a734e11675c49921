import { expect, it, vi } from 'vitest';
import { interleave } from '../measure/interleave.ts';
import { median } from '../measure/median.ts';

it('takes the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 10, 2, 4])).toBe(3);
  expect(median([])).toBeNaN();
});

it('measures in turn', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const order: string[] = [];
  const results = await interleave('Test', ['a', 'b'], 2, async (subject) => order.push(subject));
  expect(order).toEqual(['a', 'b', 'a', 'b']);
  expect(results).toEqual(
    new Map([
      ['a', [1, 3]],
      ['b', [2, 4]],
    ]),
  );
});
