import { expect, it } from 'vitest';
import { CODES, type Explanation } from '../../src/diagnosis/codes.ts';

const LINES = Object.entries<Explanation>(CODES);

it.each(LINES)('%s is explained in sentences', (_, { code, meaning, advice = '.' }) => {
  expect(code).toMatch(/^SG\d\d$/);
  expect(meaning).toMatch(/^[A-Z].*\.$/);
  expect(advice).toMatch(/[.]$/);
});

it('gives each name a number of its own, in their order', () => {
  const codes = LINES.map(([, { code }]) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
});
