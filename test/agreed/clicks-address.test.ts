import { describe, expect, it } from 'vitest';
import { clicksAddress } from '../../src/agreed/clicks-address.ts';
import { readOptions } from '../../src/agreed/options.ts';
import { anyText, forAll } from '../support/for-all.ts';

const SITE = 'https://shop.test';

describe('clicksAddress', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com/v1/clicks'],
    ['http://[::1]:5212', 'http://[::1]:5212/v1/clicks'],
    ['/s', 'https://shop.test/s/v1/clicks'],
    ['', 'https://shop.test/v1/clicks'],
  ])('is for %j %s', (apiBase, address) => {
    expect(clicksAddress(apiBase, () => SITE)).toBe(address);
  });

  it('needs no page, as in Node', () => {
    const noPage = () => {
      throw new ReferenceError('location is not defined');
    };
    expect(clicksAddress('https://api.example.com', noPage)).toBe('https://api.example.com/v1/clicks');
  });

  it('never leads a path to another site, nor elsewhere than to the clicks', () => {
    forAll(anyText, (text) => {
      const { apiBase } = readOptions({ apiUrl: `/${text}` });
      const { origin, pathname, search, hash } = new URL(clicksAddress(apiBase, () => SITE));
      expect([SITE, 'https://api.selgeo.com']).toContain(origin);
      expect(pathname).toMatch(/\/v1\/clicks$/);
      expect(search + hash).toBe('');
    });
  });
});
