import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReferral } from '../../src/visit/referral.ts';
import { anyText, forAll } from '../support/for-all.ts';

const shop = 'https://shop.test/pricing';

describe('findReferral', () => {
  it.each([
    ['?ref=abc123', 'abc123'],
    ['?utm=1&ref=abc&x=2#plans', 'abc'],
    ['?ref=%20abc+', 'abc'],
    ['?ref=a%2Fb%26c', 'a/b&c'],
    ['?ref=a+b', 'a b'],
    ['?ref=J%C3%BCrgen', 'Jürgen'],
    ['?ref=one&ref=two', 'one'],
    ['?r%65f=abc', 'abc'],
    ['?ref=%E0%A4%A', '\ufffd%A'],
  ])('finds %s', (query, token) => {
    expect(findReferral(shop + query, ['ref'])).toBe(token);
  });

  it.each([
    '',
    '?',
    '?ref',
    '?ref=',
    '?ref=%20+',
    '?REF=abc',
    '?preref=abc',
    '#ref=abc',
    '#/?ref=abc',
    '/ref=abc',
  ])('finds nothing in "%s"', (rest) => {
    expect(findReferral(shop + rest, ['ref'])).toBeUndefined();
  });

  it('takes the first parameter that is present, in the order of the options', () => {
    expect(findReferral(`${shop}?via=v&ref=r`, ['ref', 'via'])).toBe('r');
    expect(findReferral(`${shop}?via=v&ref=r`, ['via', 'ref'])).toBe('v');
    expect(findReferral(`${shop}?via=v&ref=`, ['ref', 'via'])).toBe('v');
    expect(findReferral(`${shop}?ref=r`, [])).toBeUndefined();
  });

  it('takes up to 255 characters', () => {
    expect(findReferral(`${shop}?ref=${'x'.repeat(255)}`, ['ref'])).toHaveLength(255);
    expect(findReferral(`${shop}?ref=${'x'.repeat(256)}`, ['ref'])).toBeUndefined();
    expect(findReferral(`${shop}?ref=${'x'.repeat(256)}&via=v`, ['ref', 'via'])).toBe('v');
  });

  it('gives back any token that a partner can put into a link', () => {
    const token = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((it) => it.trim() === it);
    forAll(token, (ref) => {
      expect(findReferral(`${shop}?${new URLSearchParams({ a: 'b', ref })}#c`, ['ref'])).toBe(ref);
    });
  });

  it('never throws, and finds 1 to 255 trimmed characters or nothing', () => {
    forAll(fc.tuple(anyText, fc.array(anyText)), ([query, params]) => {
      const token = findReferral(`${shop}?ref=${query}`, ['ref', ...params]) ?? 'x';
      expect(token.length).toBeGreaterThan(0);
      expect(token.length).toBeLessThan(256);
      expect(token.trim()).toBe(token);
    });
  });
});
