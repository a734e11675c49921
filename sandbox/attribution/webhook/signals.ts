import type { Signals } from '../decide.ts';
import type { CheckoutSession } from './checkout-session.ts';
import type { Fact, InvoiceFact, SessionFact } from './facts.ts';
import type { PaidInvoice } from './invoice.ts';

/** What is known from outside a family of the subscriptions and customers that it names. */
export type Known = {
  /** The events of each subscription's session and first invoice. */
  readonly beginnings: readonly Fact[];
  /** `aff_click_id` of the subscription's metadata, as the earliest invoice with one tells it. */
  readonly clickOfSubscription: (id: string) => string | undefined;
  /** The click by which the customer came, for what is paid from `since` on, in seconds since 1970. */
  readonly clickOfCustomer: (id: string) => { readonly clickId: string; readonly since: number } | undefined;
};

/** Stripe makes the events of one checkout within moments, but not in order: so much earlier a payment may be. */
export const GRACE = 3600;

type Of = {
  readonly session?: CheckoutSession | undefined;
  readonly invoice?: PaidInvoice;
  readonly subscription: string | null | undefined;
  readonly customer: string | null | undefined;
  /** Seconds since 1970. */
  readonly at: number;
};

/** Everything that says where the money of a session or an invoice came from. */
export function signalsOf({ session, invoice, subscription, customer, at }: Of, known: Known): Signals {
  const own = invoice && ownSignals({ kind: 'invoice', what: invoice }).subscriptionClickId;
  const earlier = customer ? known.clickOfCustomer(customer) : undefined;
  return {
    ...(session && ownSignals({ kind: 'session', what: session })),
    subscriptionClickId: own ?? (subscription ? known.clickOfSubscription(subscription) : undefined),
    customerClickId: earlier && earlier.since <= at + GRACE ? earlier.clickId : undefined,
  };
}

/** What a session or an invoice says by itself of where its customer came from. */
export function ownSignals(
  fact: Pick<SessionFact, 'kind' | 'what'> | Pick<InvoiceFact, 'kind' | 'what'>,
): Signals {
  if (fact.kind === 'invoice')
    return { subscriptionClickId: fact.what.metadata.aff_click_id?.trim() || undefined };
  const { client_reference_id, metadata } = fact.what;
  return { clientReferenceId: client_reference_id, metadataClickId: metadata?.aff_click_id };
}
