import type { z } from 'zod';
import type { Mode } from '../decide.ts';
import type { StoredEvent } from '../store/webhooks.ts';
import { type CheckoutSession, checkoutSession } from './checkout-session.ts';
import { type Dispute, dispute } from './dispute.ts';
import { stripeEvent, thinEvent } from './envelope.ts';
import { type PaidInvoice, paidInvoice } from './invoice.ts';
import { type InvoicePayment, invoicePayment } from './invoice-payment.ts';
import { type Refund, refund } from './refund.ts';
import { type RefundedCharge, refundedCharge } from './refunded-charge.ts';

/** What is the same of every event. `seq` is the order of arrival, `created` Stripe's own time in seconds. */
type Of<Kind, What> = {
  readonly kind: Kind;
  readonly what: What;
  readonly eventId: string;
  readonly type: string;
  readonly mode: Mode;
  readonly seq: number;
  readonly created: number;
};

export type SessionFact = Of<'session', CheckoutSession>;
export type InvoiceFact = Of<'invoice', PaidInvoice>;
export type PaymentFact = Of<'payment', InvoicePayment>;
export type ChargeFact = Of<'charge', RefundedCharge>;
export type RefundFact = Of<'refund', Refund>;
export type DisputeFact = Of<'dispute', Dispute>;

/** What a webhook event says that bears on a sale; `malformed` says what is wrong with it. */
export type Fact =
  | SessionFact
  | InvoiceFact
  | PaymentFact
  | ChargeFact
  | RefundFact
  | DisputeFact
  | Of<'malformed', { readonly why: string }>
  /** Of Stripe's API v2: it names an object, and says nothing of it. */
  | Of<'thin', undefined>
  | Of<'other', undefined>;

const readers: Readonly<Record<string, { readonly kind: Fact['kind']; readonly schema: z.ZodType }>> = {
  'checkout.session.completed': { kind: 'session', schema: checkoutSession },
  'checkout.session.async_payment_succeeded': { kind: 'session', schema: checkoutSession },
  'checkout.session.async_payment_failed': { kind: 'session', schema: checkoutSession },
  'invoice.paid': { kind: 'invoice', schema: paidInvoice },
  'invoice_payment.paid': { kind: 'payment', schema: invoicePayment },
  'charge.refunded': { kind: 'charge', schema: refundedCharge },
  'charge.refund.updated': { kind: 'refund', schema: refund },
  'refund.updated': { kind: 'refund', schema: refund },
  'refund.failed': { kind: 'refund', schema: refund },
  'charge.dispute.created': { kind: 'dispute', schema: dispute },
  'charge.dispute.updated': { kind: 'dispute', schema: dispute },
  'charge.dispute.funds_withdrawn': { kind: 'dispute', schema: dispute },
  'charge.dispute.funds_reinstated': { kind: 'dispute', schema: dispute },
  'charge.dispute.closed': { kind: 'dispute', schema: dispute },
};

/** Never throws: what cannot be read is a fact as well, and says why. */
export function readFact({ id, type, mode, seq, body }: StoredEvent): Fact {
  const json = parsed(body);
  const about = { eventId: id, type, mode, seq };
  if (thinEvent.safeParse(json).success) return { ...about, created: 0, kind: 'thin', what: undefined };
  const whole = stripeEvent.safeParse(json);
  if (!whole.success)
    return { ...about, created: 0, kind: 'malformed', what: { why: 'its body is not a Stripe event' } };
  const { created, data } = whole.data;
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (!reader) return { ...about, created, kind: 'other', what: undefined };
  const { success, data: what, error } = reader.schema.safeParse(data.object);
  if (success) return { ...about, created, kind: reader.kind, what } as Fact;
  const [issue] = error.issues;
  const why = `data.object.${issue?.path.join('.')} is not what Stripe documents: ${issue?.message}`;
  return { ...about, created, kind: 'malformed', what: { why } };
}

/**
 * The IDs by which the events of one payment find each other: a session, its first invoice, what has paid them, refunds and
 * disputes. Later invoices of a subscription are families of their own, so that none grows with the history. Modes never
 * meet, whatever the IDs.
 */
export function keysOf(fact: Fact): string[] {
  const { kind, what, mode } = fact;
  const ids = () => {
    if (kind === 'session')
      return [what.id, what.invoice, what.payment_intent, what.subscription && firstOf(what.subscription)];
    if (kind === 'invoice')
      return [
        what.id,
        ...what.payment_intents,
        what.billing_reason === 'subscription_create' && what.subscription && firstOf(what.subscription),
      ];
    if (kind === 'payment') return [what.invoice, what.payment.payment_intent, what.payment.charge];
    if (kind === 'charge') return [what.id, what.payment_intent, what.invoice];
    if (kind === 'refund' || kind === 'dispute') return [what.charge, what.payment_intent];
    return [];
  };
  return [...new Set(ids().flatMap((id) => (id ? [`${mode}:${id}`] : [])))];
}

const firstOf = (subscription: string) => `first of ${subscription}`;

/** The key that a subscription's session and its first invoice share. */
export const beginningKey = (mode: Mode, subscription: string): string => `${mode}:${firstOf(subscription)}`;

/** A subscription or a customer, whose click is that of all their sales. */
export const holderKey = (mode: Mode, id: string): string => `${mode}:${id}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
