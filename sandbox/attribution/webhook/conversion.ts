import { moneyOf } from '../money-of.ts';
import { type Conversion, decisionColumns } from '../store/conversions.ts';
import type { DecidedSale } from './outcomes.ts';
import { refundedAmount } from './sales.ts';

/** A decided sale as it is stored. */
export function conversionOf(sale: DecidedSale): Omit<Conversion, 'id' | 'created_at'> {
  return {
    mode: sale.mode,
    source: 'checkout',
    external_transaction_id: sale.transaction,
    event_type: sale.isRenewal ? 'renewal' : 'sale',
    amount_cents: sale.amount,
    currency: sale.currency,
    refunded_cents: refundedAmount(sale),
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
  const refunded = refundedAmount(sale);
  if (refunded === 0) return null;
  if (refunded === sale.amount) return 'Refunded in full: it no longer adds to the revenue.';
  const left = moneyOf({ amount_cents: sale.amount - refunded, currency: sale.currency });
  return `Refunded in part: ${moneyOf({ amount_cents: refunded, currency: sale.currency })} went back, ${left} still count.`;
}
