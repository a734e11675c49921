import { expect, it } from 'vitest';
import { linkTo } from '../../src/testing/link.ts';

it.each([
  ['/pricing', '/pricing?ref=demo'],
  ['/pricing?plan=three#teas', '/pricing?plan=three&ref=demo#teas'],
  ['/?ref=other', '/?ref=demo'],
  ['https://shop.test', 'https://shop.test?ref=demo'],
  ['', '?ref=demo'],
])('makes a partner’s link of "%s"', (address, link) => {
  expect(linkTo(address, 'demo', 'ref')).toBe(link);
});

it('writes a referral that has to be escaped', () => {
  expect(linkTo('/', 'a&b', 'via')).toBe('/?via=a%26b');
});
