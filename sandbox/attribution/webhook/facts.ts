import type { Mode } from '../decide.ts';
import type { StoredEvent } from '../store/webhooks.ts';
import { type CheckoutSession, checkoutSession } from './checkout-session.ts';
import { type PaidInvoice, paidInvoice } from './invoice.ts';
import { type InvoicePayment, invoicePayment } from './invoice-payment.ts';
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

/** What a webhook event says that bears on a sale; `malformed` says what is wrong with it. */
export type Fact =
  | SessionFact
  | InvoiceFact
  | PaymentFact
  | ChargeFact
  | Of<'malformed', { readonly why: string }>
  | Of<'other', undefined>;

const readers = {
  'checkout.session.completed': { kind: 'session', schema: checkoutSession },
  'checkout.session.async_payment_succeeded': { kind: 'session', schema: checkoutSession },
  'checkout.session.async_payment_failed': { kind: 'session', schema: checkoutSession },
  'invoice.paid': { kind: 'invoice', schema: paidInvoice },
  'invoice_payment.paid': { kind: 'payment', schema: invoicePayment },
  'charge.refunded': { kind: 'charge', schema: refundedCharge },
} as const;

export function readFact({ id, type, mode, seq, body }: StoredEvent): Fact {
  const { created, data } = JSON.parse(body);
  const event = { eventId: id, type, mode, seq, created } as const;
  if (!Object.hasOwn(readers, type)) return { ...event, kind: 'other', what: undefined };
  const { kind, schema } = readers[type as keyof typeof readers];
  const parsed = schema.safeParse(data.object);
  if (parsed.success) return { ...event, kind, what: parsed.data } as Fact;
  const [issue] = parsed.error.issues;
  const why = `data.object.${issue?.path.join('.')} is not what Stripe documents: ${issue?.message}`;
  return { ...event, kind: 'malformed', what: { why } };
}

/** The IDs by which events find each other. Modes never meet, whatever the IDs. */
export function keysOf({ kind, what, mode }: Fact): string[] {
  const ids = () => {
    if (kind === 'session') return [what.id, what.subscription, what.invoice, what.payment_intent];
    if (kind === 'invoice') return [what.id, what.subscription, ...what.payment_intents];
    if (kind === 'payment') return [what.invoice, what.payment.payment_intent, what.payment.charge];
    if (kind === 'charge') return [what.id, what.payment_intent, what.invoice];
    return [];
  };
  return [...new Set(ids().flatMap((id) => (id ? [`${mode}:${id}`] : [])))];
}
