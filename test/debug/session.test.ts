import { expect, it, vi } from 'vitest';
import { askedByAddress } from '../../src/debug/session.ts';

it.each([
  ['?selgeo_debug', 'on'],
  ['?ref=abc&selgeo_debug=1', 'on'],
  ['?selgeo_debug=off', 'off'],
  ['?selgeo_debug=offline', 'on'],
  ['?ref=selgeo_debug', undefined],
  ['?ref=abc&my_selgeo_debug=off', undefined],
  ['?next=%2F%3Fselgeo_debug', undefined],
  ['#selgeo_debug', undefined],
  ['', undefined],
])('%j asks for it: %s', (query, expected) => {
  // A router has cleaned the address since.
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { name: `https://shop.test/${query}` } as PerformanceEntry,
  ]);
  expect(askedByAddress()).toBe(expected);
});
