import { clientReferenceId } from './client-reference-id.ts';

export type CheckoutParamsOptions = {
  /**
   * Where the Checkout Session carries the click ID: in `client_reference_id`, or, for a merchant who uses that one for
   * something else, `metadata` for `metadata.aff_click_id`. Anything else throws a `TypeError`.
   * @default 'client_reference_id'
   */
  readonly via?: 'client_reference_id' | 'metadata' | undefined;
};

/**
 * What a Checkout Session needs to be attributed, to be spread into `stripe.checkout.sessions.create({ … })`; nothing at
 * all for a value that is no click ID, because Stripe refuses a blank one.
 * https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-client_reference_id
 *
 * It sets nothing else. `customer_creation: 'always'` is yours to set, and only where the Session has no `customer`: Stripe
 * refuses both together.
 *
 * A spread replaces `metadata` as a whole. Beside metadata of your own, spread one level deeper:
 * `metadata: { order: '6735', ...checkoutParams(clickId, { via: 'metadata' }).metadata }`.
 *
 * @param value What the page has sent, unchecked.
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
    throw new TypeError(`checkoutParams: via is "${via}"; it can be "client_reference_id" or "metadata".`);
  }
  const clickId = clientReferenceId(value);
  if (!clickId) return {};
  return via === 'metadata' ? { metadata: { aff_click_id: clickId } } : { client_reference_id: clickId };
}
