import type { Replace } from './replacing.ts';

/** Elements of Stripe that take a `client-reference-id` (https://docs.stripe.com/payment-links/buy-button). */
export const STRIPE_ELEMENTS = ['stripe-buy-button', 'stripe-pricing-table'];

/** Puts the click ID, if there is one, into one of Stripe's elements; leaves any other. */
export function decorateStripeElement(element: HTMLElement, replace: Replace): void {
  if (!STRIPE_ELEMENTS.includes(element.localName)) return;
  replace(element.getAttribute('client-reference-id'), (clickId) =>
    element.setAttribute('client-reference-id', clickId),
  );
}
