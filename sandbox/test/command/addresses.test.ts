import { describe, expect, it } from 'vitest';
import { endpointOf, portOf, siteOf } from '../../command/addresses.ts';

describe('--port', () => {
  it.each([
    ['0', 0],
    ['4601', 4601],
    ['65534', 65534],
  ])('may be %s', (text, port) => {
    expect(portOf(text)).toBe(port);
  });

  it.each(['', ' ', '1', '65535', '-1', '4601.5', '0x10', '1e3', 'http'])('may not be "%s"', (text) => {
    expect(() => portOf(text)).toThrow('Give a number from 2 to 65534, or 0 for any.');
  });
});

describe('--site', () => {
  it.each(['localhost:3000', 'http://localhost:3000', 'http://localhost:3000/'])('may be %s', (text) => {
    expect(siteOf(text)).toBe('http://localhost:3000');
  });

  it.each([
    '',
    'http://localhost:3000/shop',
    'localhost:3000/?a',
    'ftp://shop.test',
    'http://me@shop.test',
    '//',
  ])('may not be "%s"', (text) => {
    expect(() => siteOf(text)).toThrow('Give an origin without a path');
  });
});

describe('--forward-to', () => {
  it('may leave out the scheme, as for the Stripe CLI', () => {
    expect(endpointOf('localhost:3000/api/stripe')).toBe('http://localhost:3000/api/stripe');
    expect(endpointOf('https://shop.test/hook?a=1')).toBe('https://shop.test/hook?a=1');
  });

  it.each(['', 'javascript://x', 'http://', 'http://me:pw@shop.test/'])('may not be "%s"', (text) => {
    expect(() => endpointOf(text)).toThrow('Give an address such as http://localhost:3000/api/stripe.');
  });
});
