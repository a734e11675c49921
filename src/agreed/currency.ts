/** https://docs.stripe.com/currencies#zero-decimal, less UGX: see `currencyExponent`. */
const ZERO_DECIMAL = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');

/** https://docs.stripe.com/currencies#three-decimal */
const THREE_DECIMAL = 'BHD JOD KWD OMR TND'.split(' ');

/**
 * How many decimals an amount has in Stripe's API: 2900 of `usd` are 29.00, 2900 of `jpy` are 2,900. That is Stripe's own
 * list, neither ISO 4217 nor the browser's: ISK, HUF, TWD and UGX have two decimals there, though nobody has paid in
 * fractions of them for long. https://docs.stripe.com/currencies#special-cases
 *
 * @param currency Three letters of ISO 4217 in any case; 2 for one that Stripe does not know.
 */
export function currencyExponent(currency: string): 0 | 2 | 3 {
  const code = currency.toUpperCase();
  if (ZERO_DECIMAL.includes(code)) return 0;
  return THREE_DECIMAL.includes(code) ? 3 : 2;
}
