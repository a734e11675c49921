import { createLinkDecorator } from '../../src/carry/payment-links.ts';
import { createReplace } from '../../src/carry/replacing.ts';
import { decorateStripeElement } from '../../src/carry/stripe-elements.ts';

/** The decorators of links and of Stripe's elements, as the carrier of a page has them. */
export function decoratorsOf(hosts: readonly string[]) {
  const replace = createReplace();
  const { decorateUrl, decorateLink } = createLinkDecorator(hosts, replace);
  const decorate = (element: HTMLElement) => {
    decorateLink(element);
    decorateStripeElement(element, replace);
  };
  return { decorate, decorateUrl };
}
