import { currencyExponent } from '../../src/agreed/currency.ts';

/** An amount in the smallest unit of its currency, as Stripe counts it, such as 2900 of `usd` as `$29.00`. */
export function money(amount: number, currency: string): string {
  const digits = currencyExponent(currency);
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
}
