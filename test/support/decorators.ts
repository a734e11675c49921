import { readOptions } from '../../src/agreed/options.ts';
import { decorateLink, decorateUrl } from '../../src/carry/payment-links.ts';
import { decorateStripeElement } from '../../src/carry/stripe-elements.ts';

/** Hosts of payment links, as a tag has them. */
export const hostsOf = (texts: readonly string[]) => readOptions({ paymentLinkHosts: texts.join(' ') }).hosts;

/** The decorators of links and of Stripe's elements, as the carrier of a page has them. */
export function decoratorsOf(hosts: readonly string[], domains: readonly string[] = []) {
  const options = { hosts: hostsOf(hosts), domains };
  const given = document.createElement('a');
  const decorate = (element: Element) => {
    decorateLink(options, element, true);
    decorateStripeElement(element);
  };
  return { decorate, decorateUrl: (url: string) => decorateUrl(options, url, given, true) };
}
