import { clientReferenceId } from './client-reference-id.ts';
import type { ConversionInput } from './conversion-fields.ts';

/** The part of a Stripe event that this function reads: https://docs.stripe.com/api/events/object */
export type StripeEvent = {
  readonly type: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly data: { readonly object: object };
};

/**
 * Turns a Stripe event into a conversion for `createConversion`. Returns `undefined` if there is nothing to report. Use
 * it for payments without Checkout that have the click ID in their metadata (`stripeMetadata`):
 *
 * - `payment_intent.succeeded` counts once for each PaymentIntent ID.
 * - `invoice.paid` counts once for each invoice ID, so each renewal counts. The click ID is in the metadata of the
 *   subscription or of the invoice.
 *
 * Returns `undefined` for everything else: other events, no click ID, nothing paid. It also returns `undefined` for
 * Checkout's own events: Selgeo gets them from Stripe, so a report would count them twice.
 *
 * The amount is a whole number in Stripe's smallest unit of the currency
 * (https://docs.stripe.com/currencies#zero-decimal). You do not have to convert it: 500 are ¥500, $5.00 and KWD 0.500.
 *
 * @param event An event that `stripe.webhooks.constructEvent` has verified. Anything else gives `undefined`. It never
 * throws.
 */
export function conversionOf(event: StripeEvent): ConversionInput | undefined {
  try {
    const object = event.data.object as PaidObject;
    const paid =
      event.type === 'payment_intent.succeeded'
        ? intentPaid(object)
        : event.type === 'invoice.paid'
          ? invoicePaid(object)
          : undefined;
    const click_id = paid?.clickId;
    if (!paid?.amount || !click_id || !object.id || !Number.isFinite(event.created)) return undefined;
    return {
      click_id,
      external_transaction_id: object.id,
      event_type: paid.isRenewal ? 'renewal' : 'sale',
      amount_cents: paid.amount,
      currency: object.currency.toUpperCase(),
      occurred_at: new Date(event.created * 1000),
      ...(paid.email && { prospect_email: paid.email }),
    };
  } catch {
    // It is no event of Stripe's.
    return undefined;
  }
}

type Metadata = { readonly aff_click_id?: string } | null;
type Details = { readonly metadata?: Metadata } | null;
type Paid = {
  readonly clickId: string | undefined;
  readonly amount: number;
  readonly email: string | null | undefined;
  readonly isRenewal?: boolean;
};

/** A PaymentIntent or an invoice, with what is of either. */
type PaidObject = {
  readonly id: string;
  readonly currency: string;
  readonly metadata?: Metadata;
  readonly amount_received: number;
  readonly receipt_email?: string | null;
  /** Of a PaymentIntent, until API version 2025-03-31.basil. */
  readonly invoice?: unknown;
  readonly amount_paid: number;
  readonly billing_reason?: string | null;
  readonly customer_email?: string | null;
  readonly parent?: { readonly subscription_details?: Details } | null;
  /** Of an invoice, until that version. */
  readonly subscription_details?: Details;
};

function intentPaid({ invoice, metadata, amount_received, receipt_email }: PaidObject): Paid | undefined {
  // The invoice has an event of its own.
  if (invoice) return undefined;
  return {
    clickId: clientReferenceId(metadata?.aff_click_id),
    amount: amount_received,
    email: receipt_email,
  };
}

/** https://docs.stripe.com/changelog/basil/2025-03-31/adds-new-parent-field-to-invoicing-objects */
function invoicePaid(invoice: PaidObject): Paid {
  const details = invoice.parent?.subscription_details ?? invoice.subscription_details;
  return {
    // What is no click ID in the one does not hide that of the other.
    clickId:
      clientReferenceId(details?.metadata?.aff_click_id) ?? clientReferenceId(invoice.metadata?.aff_click_id),
    amount: invoice.amount_paid,
    email: invoice.customer_email,
    isRenewal: invoice.billing_reason === 'subscription_cycle',
  };
}
