import type { Mode, Signals } from '../decide.ts';
import type { CheckoutSession } from './checkout-session.ts';
import type { ChargeFact, Fact, InvoiceFact, PaymentFact, SessionFact } from './facts.ts';
import type { PaidInvoice } from './invoice.ts';

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
  /** In the currency's smallest unit, as are refunds. */
  readonly amount: number;
  readonly currency: string | null;
  readonly refunds: readonly ChargeFact[];
  readonly email: string | null;
  /** The event that came first of those that say the same. */
  readonly eventId: string;
  /** Seconds since 1970. */
  readonly occurred: number;
};

/**
 * The sales that a family of events tells of: those of one subscription, or of one payment. Neither the order of
 * arrival nor repetitions make a difference to what counts.
 */
export function salesOf(facts: readonly Fact[]): Sale[] {
  const sessions = grouped(facts.filter((fact): fact is SessionFact => fact.kind === 'session'));
  const invoices = grouped(facts.filter((fact): fact is InvoiceFact => fact.kind === 'invoice'));
  const ties = facts.filter((fact): fact is PaymentFact => fact.kind === 'payment');
  const charges = grouped(facts.filter((fact): fact is ChargeFact => fact.kind === 'charge')).map(largest);

  const drafts = [
    ...sessions.map((group) => sessionSale(group, invoices)),
    ...invoices.flatMap((group) => invoiceSale(group, sessions, invoices) ?? []),
  ];
  const refunded = new Set<ChargeFact>();
  return drafts.map(({ payments, ...sale }) => {
    const paidBy = new Set([
      ...payments,
      ...ties
        .filter(({ what }) => sale.invoices.includes(what.invoice))
        .flatMap(({ what }) => [what.payment.payment_intent, what.payment.charge]),
    ]);
    const refunds = charges.filter(
      (charge) =>
        !refunded.has(charge) &&
        (paidBy.has(charge.what.id) ||
          paidBy.has(charge.what.payment_intent) ||
          sale.invoices.includes(charge.what.invoice ?? '')),
    );
    for (const charge of refunds) refunded.add(charge);
    return { ...sale, refunds };
  });
}

/** How much of a sale went back to the customer, at most all of it. */
export function refundedAmount({ amount, refunds }: Pick<Sale, 'amount' | 'refunds'>): number {
  return Math.min(
    amount,
    refunds.reduce((sum, { what }) => sum + what.amount_refunded, 0),
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

type Draft = Omit<Sale, 'refunds'> & { readonly payments: readonly (string | null | undefined)[] };

/** The events about one object, in Stripe's order. */
type Group<F extends Fact> = readonly [F, ...F[]];

function sessionSale(group: Group<SessionFact>, invoices: readonly Group<InvoiceFact>[]): Draft {
  const session = last(group).what;
  const ofSession = invoices.map((one) => last(one).what).filter((one) => sessionOf(one, [session]));
  const first = ofSession.filter((invoice) => isFirstInvoice(invoice, session));
  const isPaid =
    first.some(({ amount_paid }) => amount_paid > 0) ||
    group.some(({ what }) => what.payment_status !== 'unpaid');
  const hasFailed = group.some(({ type }) => type === 'checkout.session.async_payment_failed');
  return {
    transaction: session.id,
    ...origin(group),
    isRenewal: false,
    signals: signalsOf(session, ofSession),
    session,
    invoices: [...first.map(({ id }) => id), ...(session.invoice ? [session.invoice] : [])],
    payments: [session.payment_intent, ...first.flatMap(({ payment_intents }) => payment_intents)],
    payment: isPaid ? 'paid' : hasFailed ? 'failed' : 'unpaid',
    amount: session.amount_total ?? 0,
    currency: session.currency?.toUpperCase() ?? null,
    email: session.customer_details?.email ?? null,
  };
}

/** Undefined while the session is unknown and nothing else says whose customer it is, and for no money at all. */
function invoiceSale(
  group: Group<InvoiceFact>,
  sessions: readonly Group<SessionFact>[],
  invoices: readonly Group<InvoiceFact>[],
): Draft | undefined {
  const invoice = last(group).what;
  const session = sessionOf(
    invoice,
    sessions.map((one) => last(one).what),
  );
  const siblings = invoices
    .map((one) => last(one).what)
    .filter(({ subscription }) => subscription === invoice.subscription);
  const signals = signalsOf(session, [invoice, ...siblings]);
  if (!invoice.subscription || invoice.amount_paid === 0) return undefined;
  if (session ? isFirstInvoice(invoice, session) : !signals.subscriptionClickId) return undefined;
  return {
    transaction: invoice.id,
    ...origin(group),
    isRenewal: !isFirstInvoice(invoice),
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

function signalsOf(session: CheckoutSession | undefined, invoices: readonly PaidInvoice[]): Signals {
  return {
    clientReferenceId: session?.client_reference_id,
    metadataClickId: session?.metadata?.aff_click_id,
    subscriptionClickId: invoices.map(({ metadata }) => metadata.aff_click_id).find((id) => id?.trim()),
  };
}

function origin(group: Group<Fact>) {
  const earliest = group.reduce((first, next) => (next.seq < first.seq ? next : first));
  return { mode: group[0].mode, eventId: earliest.eventId, occurred: group[0].created };
}

function grouped<F extends SessionFact | InvoiceFact | ChargeFact>(facts: readonly F[]): Group<F>[] {
  const inOrder = [...facts].sort(
    (one, other) => one.created - other.created || (one.eventId < other.eventId ? -1 : 1),
  );
  const groups = new Map<string, [F, ...F[]]>();
  for (const fact of inOrder) {
    const group = groups.get(fact.what.id);
    if (group) group.push(fact);
    else groups.set(fact.what.id, [fact]);
  }
  return [...groups.values()];
}

const last = <F extends Fact>(group: Group<F>): F => group.at(-1) ?? group[0];

const largest = (group: Group<ChargeFact>): ChargeFact =>
  group.reduce((most, next) => (next.what.amount_refunded > most.what.amount_refunded ? next : most));
