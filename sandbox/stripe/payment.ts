import { type CardErrors, type CardForm, judgeCard } from './card.ts';
import { type NewEvent, newEvent } from './event.ts';
import type { EventDelivery } from './event-delivery.ts';
import { firstPayment } from './first-payment.ts';
import { invoiceOf, invoicePaymentOf } from './invoice.ts';
import type { Payment } from './payment-store.ts';
import { completeSession, type Session } from './session.ts';
import type { Store, StoredSession } from './store.ts';

export type PaymentResult =
  | { readonly status: 'paid'; readonly session: Session }
  | { readonly status: 'already_paid' }
  | { readonly status: 'refused'; readonly errors: CardErrors; readonly declined: boolean };

export type Till = { readonly store: Store; readonly delivery: EventDelivery; readonly now?: Date };

// A receiver that is slow or down must not keep the customer waiting; the outbox goes on without them.
const LONGEST_WAIT = 2_000;

/** Charges a form's card for an open session, at most once, and sends the webhooks that tell the merchant. */
export async function pay(
  stored: StoredSession,
  form: CardForm,
  { store, delivery, now = new Date() }: Till,
): Promise<PaymentResult> {
  if (stored.session.status !== 'open') return { status: 'already_paid' };
  const card = judgeCard(form, now);
  if (!card.ok) return { status: 'refused', errors: card.errors, declined: card.declined };
  const session = completeSession(stored.session, card);
  const payment = firstPayment(session, now.getTime());
  const events = [
    ...paymentEvents(payment, { ...stored, session }, now),
    newEvent('checkout.session.completed', session, now),
  ];
  if (!store.completeSession(session, payment, events)) return { status: 'already_paid' };
  await send(events, delivery);
  return { status: 'paid', session };
}

/** Of a subscription's payment: `invoice.paid`, and what ties the payment to the invoice. */
export function paymentEvents(payment: Payment, stored: StoredSession, now: Date): NewEvent[] {
  const { invoiceId } = payment;
  if (!invoiceId) return [];
  return [
    newEvent('invoice.paid', invoiceOf({ ...payment, invoiceId }, stored), now),
    newEvent('invoice_payment.paid', invoicePaymentOf({ ...payment, invoiceId }, stored), now),
  ];
}

/** All at once: Stripe promises no order either. https://docs.stripe.com/webhooks#event-ordering */
export async function send(events: readonly NewEvent[], delivery: EventDelivery): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT).unref();
  });
  await Promise.race([Promise.all(events.map(({ id }) => delivery.deliver(id))), limit]);
  clearTimeout(timer);
}
