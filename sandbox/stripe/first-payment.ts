import { newId } from './ids.ts';
import type { Payment } from './payment-store.ts';
import type { Session } from './session.ts';

/** What a completed session has brought. */
export function firstPayment(session: Session, createdAt: number): Payment {
  return {
    id: session.payment_intent ? String(session.payment_intent) : newId('pi_'),
    sessionId: session.id,
    chargeId: newId('ch_'),
    invoiceId: session.invoice ? String(session.invoice) : null,
    reason: session.subscription ? 'subscription_create' : 'purchase',
    amount: session.amount_total ?? 0,
    refunded: 0,
    createdAt,
  };
}
