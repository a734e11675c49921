import { chargeOf } from './charge.ts';
import { newEvent } from './event.ts';
import { firstPayment } from './first-payment.ts';
import { newId } from './ids.ts';
import { paymentEvents, send, type Till } from './payment.ts';
import type { Payment } from './payment-store.ts';

/** Lets a subscription come to its next period: one more invoice, paid at once. Undefined when there is none. */
export async function renew(
  sessionId: string,
  { store, delivery, now = new Date() }: Till,
): Promise<Payment | undefined> {
  const stored = store.session(sessionId);
  if (!stored?.session.subscription) return undefined;
  const payment: Payment = {
    ...firstPayment(stored.session, now.getTime()),
    id: newId('pi_'),
    // A promotion code counts once.
    amount: stored.session.amount_subtotal ?? 0,
    invoiceId: newId('in_'),
    reason: 'subscription_cycle',
  };
  const events = paymentEvents(payment, stored, now);
  store.addPayment(payment, events);
  await send(events, delivery);
  return payment;
}

/** Sends what is left of a payment back, or half of it. Undefined when there is no such payment, or nothing left. */
export async function refund(
  paymentId: string,
  part: 'rest' | 'half',
  { store, delivery, now = new Date() }: Till,
): Promise<Payment | undefined> {
  const payment = store.payments.get(paymentId);
  const session = payment && store.session(payment.sessionId)?.session;
  if (!payment || !session || payment.refunded >= payment.amount) return undefined;
  const half = Math.min(payment.amount, payment.refunded + Math.ceil(payment.amount / 2));
  const after = { ...payment, refunded: part === 'half' ? half : payment.amount };
  const event = newEvent('charge.refunded', chargeOf(after, session), now);
  if (!store.refund(after, payment.refunded, event)) return undefined;
  await send([event], delivery);
  return after;
}
