import { clientReferenceId } from './client-reference-id.ts';

/**
 * Returns the click ID as metadata for a payment without Checkout: a PaymentIntent or a subscription. Spread it beside
 * your own metadata: `metadata: { order: '6735', ...stripeMetadata(clickId) }`. Returns an empty object for a value
 * that is not a click ID, because for Stripe a blank value means to delete the key (https://docs.stripe.com/metadata).
 * `conversionOf` reads the click ID from there.
 *
 * @param value What the page has sent. You do not have to check it.
 */
export function stripeMetadata(value: unknown): { aff_click_id?: string } {
  const clickId = clientReferenceId(value);
  return clickId ? { aff_click_id: clickId } : {};
}
