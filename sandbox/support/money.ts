/** An amount in the smallest unit of its currency, such as 2900 of `usd`, as `$29.00`. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  // Stripe counts in the currency's smallest unit: https://docs.stripe.com/currencies#zero-decimal
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
