import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isUnusable } from '../../src/diagnosis/is-unusable.ts';
import { findReferral } from '../../src/visit/referral.ts';
import { anyText, forAll } from '../support/for-all.ts';

it.each([
  ['?ref=', true],
  ['?ref=%20%20', true],
  [`?ref=${'x'.repeat(256)}`, true],
  ['?via=&ref=', true],
  ['?ref=abc', false],
  ['?via=&ref=abc', false],
  ['', false],
  ['?other=', false],
])('takes %j for an address with an unusable referral: %s', (query, expected) => {
  expect(isUnusable(`https://shop.test/${query}`, ['ref', 'via'])).toBe(expected);
});

it('never says so where there is a referral, and never throws', () => {
  const addresses = fc.tuple(anyText, anyText).map(([ref, via]) => {
    return `https://shop.test/?${new URLSearchParams({ ref, via })}`;
  });
  forAll(addresses, (url) => {
    if (isUnusable(url, ['ref', 'via'])) expect(findReferral(url, ['ref', 'via'])).toBeUndefined();
  });
  forAll(anyText, (text) => isUnusable(text, ['ref']));
});
