import { quietly } from '../browser/quietly.ts';
import { readClickId } from '../store/click-id.ts';

export type StripeDecorator = readonly [
  /** Puts the click ID, if there is one, into a link to a Payment Link or one of Stripe's elements; leaves any other. */
  decorateStripe: (element: HTMLElement) => void,
  /**
   * Adds the click ID to a Payment Link as `client_reference_id`
   * (https://docs.stripe.com/payment-links/url-parameters). The host decides, parsed and compared as a whole. A value
   * that the merchant has set stays, and anything that is not a Payment Link comes back as it is.
   */
  decorateUrl: (url: string) => string,
];

/** Elements of Stripe that take a `client-reference-id` (https://docs.stripe.com/payment-links/buy-button). */
export const STRIPE_ELEMENTS = ['stripe-buy-button', 'stripe-pricing-table'];

/** Makes the decorator of a page. It knows its own click IDs again; a value of the merchant's it never touches. */
export function createStripeDecorator(hosts: readonly string[]): StripeDecorator {
  /** What gives way to the click ID: blanks, and older click IDs that this page has put there itself. */
  const replaceable: (string | null)[] = ['', null];

  /** Hands the click ID to `write` where it may replace what is present. */
  function replace(present: string | null, write: (clickId: string) => void) {
    const clickId = readClickId();
    if (clickId && clickId !== present && replaceable.includes(present)) {
      if (!replaceable.includes(clickId)) replaceable.push(clickId);
      write(clickId);
    }
  }

  function decorateUrl(url: string) {
    // It may be no URL.
    quietly(() => {
      const link = new URL(url);
      if (hosts.includes(link.host)) {
        replace(link.searchParams.get('client_reference_id'), (clickId) => {
          link.searchParams.set('client_reference_id', clickId);
          url = link.href;
        });
      }
    });
    return url;
  }

  function decorateStripe(element: HTMLElement) {
    const { href } = element as HTMLAnchorElement;
    const decorated = decorateUrl(href);
    if (decorated !== href) (element as HTMLAnchorElement).href = decorated;
    if (STRIPE_ELEMENTS.includes(element.localName)) {
      replace(element.getAttribute('client-reference-id'), (clickId) =>
        element.setAttribute('client-reference-id', clickId),
      );
    }
  }

  return [decorateStripe, decorateUrl];
}
