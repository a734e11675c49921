import { createLinkDecorator } from '../../src/carry/payment-links.ts';
import { decorateStripeElement } from '../../src/carry/stripe-elements.ts';

/** The decorators of links and of Stripe's elements, as the carrier of a page has them. */
export function decoratorsOf(hosts: readonly string[]) {
  const { decorateUrl, decorateLink } = createLinkDecorator(hosts);
  const decorate = (element: Element) => {
    decorateLink(element);
    decorateStripeElement(element);
  };
  return { decorate, decorateUrl };
}
