import { expect, it } from 'vitest';
import { isListed } from '../../src/agreed/is-listed.ts';

const DOMAINS = ['shop.example', '*.shop.test'];

it.each(['shop.example', 'app.shop.test', 'a.b.shop.test'])('knows %s', (host) => {
  expect(isListed(host, DOMAINS)).toBe(true);
});

it.each([
  'shop.test',
  'www.shop.example',
  'evilshop.example',
  'shop.example.evil.test',
  'evilshop.test',
  'shop.test.evil.test',
  '',
])('does not take %j for one of them', (host) => {
  expect(isListed(host, DOMAINS)).toBe(false);
});
