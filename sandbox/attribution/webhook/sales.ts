import type { Mode, Signals } from '../decide.ts';
import type { CheckoutSession } from './checkout-session.ts';
import type { Fact, InvoiceFact, PaymentFact, SessionFact } from './facts.ts';
import { type Group, grouped, last } from './grouped.ts';
import type { PaidInvoice } from './invoice.ts';
import { type Return, returnsOf } from './returns.ts';
import { type Known, signalsOf } from './signals.ts';

/** Money that a customer has paid, or is about to pay, and everything known of where it came from. */
export type Sale = {
  /** The Checkout Session or the invoice by which it is counted once. */
  readonly transaction: string;
  readonly mode: Mode;
  readonly isRenewal: boolean;
  readonly signals: Signals;
  readonly session?: CheckoutSession | undefined;
  /** Of a renewal, or where the session is unknown. */
  readonly invoice?: PaidInvoice | undefined;
  /** Invoices for the same money; none of them counts besides this sale. */
  readonly invoices: readonly string[];
  readonly payment: 'paid' | 'unpaid' | 'failed';
  /** In the currency's smallest unit, as are returns. */
  readonly amount: number;
  readonly currency: string | null;
  /** Refunds and disputes of it, also those by which nothing is gone in the end. */
  readonly returns: readonly Return[];
  readonly email: string | null;
  /** The event that came first of those that say the same. */
  readonly eventId: string;
  /** Seconds since 1970. */
  readonly occurred: number;
};

/**
 * The sales that a family of events tells of: one payment, with everything about its money. Neither the order of arrival
 * nor repetitions make a difference to what counts.
 */
export function salesOf(facts: readonly Fact[], known: Known): Sale[] {
  const sessions = grouped(facts.filter(isSession));
  const invoices = grouped(facts.filter(isInvoice));
  const beginnings = [
    ...facts,
    ...known.beginnings.filter(({ eventId }) => !facts.some((one) => one.eventId === eventId)),
  ];
  const ties = facts.filter((fact): fact is PaymentFact => fact.kind === 'payment');
  const returns = returnsOf(facts);

  const drafts = [
    ...sessions.flatMap((group) => sessionSale(group, grouped(beginnings.filter(isInvoice)), known) ?? []),
    ...invoices.flatMap((group) => invoiceSale(group, grouped(beginnings.filter(isSession)), known) ?? []),
  ];
  const counted = new Set<Return>();
  return drafts.map(({ payments, ...sale }) => {
    const paidBy = new Set([
      ...payments,
      ...ties
        .filter(({ what }) => sale.invoices.includes(what.invoice))
        .flatMap(({ what }) => [what.payment.payment_intent, what.payment.charge]),
    ]);
    // A dispute may name the charge alone, and only a refund says to which PaymentIntent that belongs.
    for (const { payments: together } of returns)
      if (together.some((one) => paidBy.has(one))) for (const one of together) paidBy.add(one);
    const own = returns.filter(
      (one) =>
        !counted.has(one) &&
        (one.payments.some((payment) => paidBy.has(payment)) || sale.invoices.includes(one.invoice ?? '')),
    );
    for (const one of own) counted.add(one);
    return { ...sale, returns: own };
  });
}

/** How much of a sale went back to the customer, at most all of it. */
export function returnedAmount({ amount, returns }: Pick<Sale, 'amount' | 'returns'>): number {
  return Math.min(
    amount,
    returns.reduce((sum, back) => sum + back.amount, 0),
  );
}

/** The session that began the invoice's subscription. */
export function sessionOf(invoice: PaidInvoice, sessions: readonly CheckoutSession[]) {
  return sessions.find(
    ({ invoice: first, subscription }) =>
      first === invoice.id || (subscription && subscription === invoice.subscription),
  );
}

/** True for the invoice whose money is that of the session itself. */
export function isFirstInvoice(invoice: PaidInvoice, session?: CheckoutSession): boolean {
  return invoice.billing_reason === 'subscription_create' || session?.invoice === invoice.id;
}

type Draft = Omit<Sale, 'returns'> & { readonly payments: readonly (string | null | undefined)[] };

/** Undefined for a session without money: one that has only taken a card for later. */
function sessionSale(
  group: Group<SessionFact>,
  invoices: readonly Group<InvoiceFact>[],
  known: Known,
): Draft | undefined {
  const session = last(group).what;
  if (isSetUp(session)) return undefined;
  const ofSession = invoices.map((one) => last(one).what).filter((one) => sessionOf(one, [session]));
  const first = ofSession.filter((invoice) => isFirstInvoice(invoice, session));
  const isPaid =
    first.some(({ amount_paid }) => amount_paid > 0) ||
    group.some(({ what }) => what.payment_status !== 'unpaid');
  const hasFailed = group.some(({ type }) => type === 'checkout.session.async_payment_failed');
  const { subscription, customer } = session;
  return {
    transaction: session.id,
    ...origin(group),
    isRenewal: false,
    signals: signalsOf({ session, subscription, customer, at: group[0].created }, known),
    session,
    invoices: [...first.map(({ id }) => id), ...(session.invoice ? [session.invoice] : [])],
    payments: [session.payment_intent, ...first.flatMap(({ payment_intents }) => payment_intents)],
    payment: isPaid ? 'paid' : hasFailed ? 'failed' : 'unpaid',
    amount: session.amount_total ?? 0,
    currency: session.currency?.toUpperCase() ?? null,
    email: session.customer_details?.email ?? null,
  };
}

/** Undefined while neither the session nor anything else says whose customer it is, and for no money at all. */
function invoiceSale(
  group: Group<InvoiceFact>,
  sessions: readonly Group<SessionFact>[],
  known: Known,
): Draft | undefined {
  const invoice = last(group).what;
  const { subscription, customer } = invoice;
  const session = sessionOf(
    invoice,
    sessions.map((one) => last(one).what),
  );
  const signals = signalsOf({ session, invoice, subscription, customer, at: group[0].created }, known);
  if (invoice.amount_paid === 0) return undefined;
  if (session ? isFirstInvoice(invoice, session) : !signals.subscriptionClickId && !signals.customerClickId)
    return undefined;
  return {
    transaction: invoice.id,
    ...origin(group),
    isRenewal: Boolean(subscription) && !isFirstInvoice(invoice),
    signals,
    session,
    invoice,
    invoices: [invoice.id],
    payments: invoice.payment_intents,
    payment: 'paid',
    amount: invoice.amount_paid,
    currency: invoice.currency.toUpperCase(),
    email: invoice.customer_email ?? session?.customer_details?.email ?? null,
  };
}

/** Whether a session has taken a card for later, and no money. */
export function isSetUp({ mode, amount_total }: CheckoutSession): boolean {
  return mode === 'setup' || (mode === undefined && amount_total === null);
}

const isSession = (fact: Fact): fact is SessionFact => fact.kind === 'session';
const isInvoice = (fact: Fact): fact is InvoiceFact => fact.kind === 'invoice';

function origin(group: Group<SessionFact> | Group<InvoiceFact>) {
  const earliest = [...group].reduce((first, next) => (next.seq < first.seq ? next : first));
  return { mode: group[0].mode, eventId: earliest.eventId, occurred: group[0].created };
}
