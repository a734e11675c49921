import { clientReferenceId } from './client-reference-id.ts';
import { stripeMetadata } from './stripe-metadata.ts';

export type CheckoutParamsOptions = {
  /**
   * Where the Checkout Session carries the click ID: in `client_reference_id`, or with `metadata` in
   * `metadata.aff_click_id`. Use `metadata` if you use `client_reference_id` for something else. Any other value throws
   * a `TypeError`.
   * @default 'client_reference_id'
   */
  readonly via?: 'client_reference_id' | 'metadata' | undefined;
};

/**
 * Returns what a Checkout Session needs to be attributed. Spread it into `stripe.checkout.sessions.create({ … })`.
 * Returns an empty object for a value that is not a click ID, because Stripe refuses a blank one.
 * https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-client_reference_id
 *
 * It sets nothing else. Set `customer_creation: 'always'` yourself, but only if the Session has no `customer`: Stripe
 * refuses both together.
 *
 * A spread replaces `metadata` as a whole. If you have your own metadata, spread one level deeper: `metadata: { order:
 * '6735', ...checkoutParams(clickId, { via: 'metadata' }).metadata }`.
 *
 * @param value What the page has sent. You do not have to check it.
 */
export function checkoutParams(
  value: unknown,
  options?: { readonly via?: 'client_reference_id' | undefined },
): { client_reference_id?: string };
export function checkoutParams(
  value: unknown,
  options: { readonly via: 'metadata' },
): { metadata?: { aff_click_id: string } };
export function checkoutParams(value: unknown, options?: CheckoutParamsOptions | null) {
  const { via = 'client_reference_id' } = options ?? {};
  if (via !== 'client_reference_id' && via !== 'metadata') {
    throw new TypeError(`checkoutParams: via is "${via}"; it must be "client_reference_id" or "metadata".`);
  }
  const clickId = clientReferenceId(value);
  if (!clickId) return {};
  return via === 'metadata' ? { metadata: stripeMetadata(clickId) } : { client_reference_id: clickId };
}
