import { quietly } from '../browser/quietly.ts';
import type { Replace } from './replacing.ts';

export type LinkDecorator = {
  /**
   * Adds the click ID to a Payment Link as `client_reference_id`
   * (https://docs.stripe.com/payment-links/url-parameters). The host decides, parsed and compared as a whole. A value
   * that the merchant has set stays, and anything that is not a Payment Link comes back as it is.
   */
  readonly decorateUrl: (url: string) => string;
  /** Does the same to the address of a link; leaves any other element. */
  readonly decorateLink: (element: HTMLElement) => void;
};

export function createLinkDecorator(hosts: readonly string[], replace: Replace): LinkDecorator {
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

  function decorateLink(element: HTMLElement) {
    const { href } = element as HTMLAnchorElement;
    const decorated = decorateUrl(href);
    if (decorated !== href) (element as HTMLAnchorElement).href = decorated;
  }

  return { decorateUrl, decorateLink };
}
