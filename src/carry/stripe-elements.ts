import { attributeOf, replace, setAttribute } from './replace.ts';

/** Elements of Stripe that take a `client-reference-id` (https://docs.stripe.com/payment-links/buy-button). */
export const STRIPE_ELEMENTS = ['stripe-buy-button', 'stripe-pricing-table'];

const ATTRIBUTE = 'client-reference-id';

/** Puts the click ID into one of Stripe's elements; leaves any other. */
export function decorateStripeElement(element: Element): void {
  for (const name of STRIPE_ELEMENTS)
    if (element.localName === name)
      replace(element, attributeOf(element, ATTRIBUTE), (clickId) =>
        setAttribute(element, ATTRIBUTE, clickId),
      );
}
