import { createLinkDecorator } from '../../src/carry/payment-links.ts';
import { decorateStripeElement } from '../../src/carry/stripe-elements.ts';

/** The decorators of links and of Stripe's elements, as the carrier of a page has them. */
export function decoratorsOf(hosts: readonly string[], domains: readonly string[] = []) {
  const { decorateUrl, decorateLink } = createLinkDecorator(hosts, domains);
  const decorate = (element: Element) => {
    decorateLink(element, true);
    decorateStripeElement(element);
  };
  return { decorate, decorateUrl };
}
