import { money } from '../support/money.ts';

/** A stored amount for people; a dash when no currency was named. */
export function moneyOf({
  amount_cents,
  currency,
}: {
  amount_cents: number;
  currency: string | null;
}): string {
  return currency ? money(amount_cents, currency) : '–';
}
