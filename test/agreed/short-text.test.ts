import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortText } from '../../src/agreed/short-text.ts';
import { anyText, forAll } from '../support/for-all.ts';

describe('shortText', () => {
  it.each([
    ['abc', 'abc'],
    [' abc\n', 'abc'],
    ['a b', 'a b'],
    ['x'.repeat(255), 'x'.repeat(255)],
  ])('takes %j as %j', (value, text) => {
    expect(shortText(value)).toBe(text);
  });

  it.each([
    undefined,
    null,
    '',
    ' ',
    '\u00a0\n',
    0,
    7,
    true,
    {},
    [],
    ['abc'],
    { trim: 1 },
    { trim: String, length: 3 },
    'x'.repeat(256),
    'x'.repeat(100_000),
  ])('takes %j for none', (value) => {
    expect(shortText(value)).toBeUndefined();
  });

  it('gives 1 to 255 characters without blanks around them, or nothing, and never throws', () => {
    forAll(fc.oneof(anyText, fc.anything()), (value) => {
      const text = shortText(value) ?? 'x';
      expect(text).toBe(text.trim());
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThan(256);
    });
  });
});
