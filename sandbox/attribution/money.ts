/** An amount for people, such as `$49.00`; a dash when no currency was named. */
export function money({ amount_cents, currency }: { amount_cents: number; currency: string | null }): string {
  if (!currency) return '–';
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  // Stripe counts in the currency's smallest unit: https://docs.stripe.com/currencies#zero-decimal
  return format.format(amount_cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
