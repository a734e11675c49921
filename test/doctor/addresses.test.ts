import { describe, expect, it, vi } from 'vitest';
import { plainUrl } from '../../src/diagnosis/plain-url.ts';
import { withRef } from '../../src/doctor/with-ref.ts';

describe('plainUrl', () => {
  it.each([
    ['https://ada:pass@shop.test:8443/a/b?token=x#y', 'https://shop.test:8443/a/b'],
    ['https://shop.test', 'https://shop.test/'],
    ['chrome-error://chromewebdata/', 'no address'],
    ['no address', 'no address'],
    [undefined, 'no address'],
  ])('takes of %s only %s', (address, plain) => {
    expect(plainUrl(address)).toBe(plain);
  });

  it('needs nothing that browsers of 2022 have not', () => {
    vi.stubGlobal('URL', class extends URL {});
    Object.assign(URL, { canParse: undefined });
    expect(plainUrl('https://shop.test/a?token=x')).toBe('https://shop.test/a');
  });
});

describe('withRef', () => {
  it.each([
    ['https://shop.test/a?b=c#d', ['ref'], 'https://shop.test/a?b=c&ref=x+%26y#d'],
    ['https://shop.test/?ref=old&ref=older', ['ref'], 'https://shop.test/?ref=x+%26y'],
    ['https://shop.test/?partner=old', ['via', 'partner'], 'https://shop.test/?via=x+%26y'],
  ])('makes of %s with %j %s', (address, params, expected) => {
    expect(withRef(address, 'x &y', params)).toBe(expected);
  });
});
