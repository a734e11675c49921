import { moneyOf } from '../money-of.ts';
import { type Conversion, decisionColumns } from '../store/conversions.ts';
import type { DecidedSale } from './outcomes.ts';
import { returnedAmount } from './sales.ts';

/** A decided sale as it is stored. */
export function conversionOf(sale: DecidedSale): Omit<Conversion, 'id' | 'created_at'> {
  return {
    mode: sale.mode,
    source: 'checkout',
    external_transaction_id: sale.transaction,
    event_type: sale.isRenewal ? 'renewal' : 'sale',
    amount_cents: sale.amount,
    currency: sale.currency,
    refunded_cents: returnedAmount(sale),
    counts_as: sale.payment === 'paid' ? 'sale' : 'unpaid',
    ...decisionColumns(sale.decision),
    note: noteOf(sale),
    prospect_email: sale.email,
    stripe_event_id: sale.eventId,
    occurred_at: new Date(sale.occurred * 1000).toISOString(),
  };
}

// https://docs.stripe.com/payments/checkout/fulfill-orders#delayed-notification
const unpaid = {
  unpaid: 'Not counted: payment_status is “unpaid”, the money of a delayed payment method has not arrived.',
  failed: 'Not counted: the delayed payment has failed, the money will not arrive.',
};

function noteOf(sale: DecidedSale): string | null {
  if (sale.payment !== 'paid') return unpaid[sale.payment];
  const gone = returnedAmount(sale);
  if (gone === 0) return null;
  const how = howOf(sale);
  if (gone === sale.amount) return `${how} in full: it no longer adds to the revenue.`;
  const left = moneyOf({ amount_cents: sale.amount - gone, currency: sale.currency });
  return `${how} in part: ${moneyOf({ amount_cents: gone, currency: sale.currency })} went back, ${left} still count.`;
}

function howOf({ returns }: DecidedSale): string {
  const ways = new Set(returns.filter(({ amount }) => amount > 0).map(({ by }) => by));
  if (ways.size > 1) return 'Refunded and disputed';
  return ways.has('dispute') ? 'Disputed' : 'Refunded';
}
