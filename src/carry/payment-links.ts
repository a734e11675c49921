import { quietly } from '../browser/quietly.ts';
import { attributeOf, replace } from './replace.ts';

/** What a Payment Link takes the click ID as (https://docs.stripe.com/payment-links/url-parameters). */
export const PARAMETER = 'client_reference_id';

export type LinkDecorator = {
  /**
   * Puts the click ID into the address of a Payment Link. The host decides, parsed and compared as a whole. Anything else
   * comes back as it is.
   *
   * @param element Whose address it is; without, see `Selgeo.decorateUrl`.
   */
  readonly decorateUrl: (address: string, element?: Element) => string;
  /** Does the same to a link, also to one in an SVG image; leaves any other element. */
  readonly decorateLink: (element: Element) => void;
};

export function createLinkDecorator(hosts: readonly string[]): LinkDecorator {
  // Remembers what page code has been given.
  const given = document.createElement('a');

  function decorateUrl(address: string, element?: Element): string {
    // It may be no URL.
    quietly(() => {
      const url = new URL(address, element?.baseURI);
      if (!hosts.includes(url.host)) return;
      const { searchParams } = url;
      replace(element ?? given, searchParams.get(PARAMETER), (clickId) => {
        if (clickId) searchParams.set(PARAMETER, clickId);
        else searchParams.delete(PARAMETER);
        address = url.href;
      });
    });
    return address;
  }

  function decorateLink(element: Element) {
    if (!/^a(rea)?$/.test(element.localName)) return;
    for (const name of ['href', 'xlink:href']) {
      const address = attributeOf(element, name);
      const decorated = address && decorateUrl(address, element);
      if (decorated && decorated !== address) element.setAttribute(name, decorated);
    }
  }

  return { decorateUrl, decorateLink };
}
