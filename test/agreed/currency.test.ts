import { describe, expect, it } from 'vitest';
import { currencyExponent } from '../../src/agreed/currency.ts';

describe('currencyExponent', () => {
  it.each([
    [0, 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'],
    [3, 'BHD JOD KWD OMR TND'],
    [2, 'USD EUR CZK IQD LYD COP UYI CLF ZZZ'],
    [2, 'ISK HUF TWD UGX'],
  ] as const)('is %i in Stripe’s API for %s', (exponent, currencies) => {
    for (const currency of currencies.split(' ')) {
      expect(currencyExponent(currency)).toBe(exponent);
      expect(currencyExponent(currency.toLowerCase())).toBe(exponent);
    }
  });
});
