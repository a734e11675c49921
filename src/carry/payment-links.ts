import type { PaymentHosts } from '../agreed/options.ts';
import { quietly } from '../browser/quietly.ts';
import { HAND_OVER, handedOver, takesOver } from './hand-over.ts';
import { attributeOf, replace } from './replace.ts';

export type LinkDecorator = {
  /**
   * The parameter by which an address takes the click: that of its host where this takes payments, or the one that hands
   * over to another domain of the merchant. Nothing for any other address.
   */
  readonly parameterOf: (url: URL, handsOver: boolean) => string | false | undefined;
  /**
   * Puts the click ID into the address of a Payment Link, and hands it over to another domain of the merchant. The host
   * decides, parsed and compared as a whole. Anything else comes back as it is.
   *
   * @param element Whose address it is; without, see `Selgeo.decorateUrl`.
   * @param isUsed Whether it is about to be followed: what hands over holds the time.
   */
  readonly decorateUrl: (address: string, element?: Element, isUsed?: boolean) => string;
  /** Does the same to a link, also to one in an SVG image; leaves any other element. */
  readonly decorateLink: (element: Element, isUsed: boolean) => void;
};

export function createLinkDecorator(hosts: PaymentHosts, domains: readonly string[]): LinkDecorator {
  // Remembers what page code has been given.
  const given = document.createElement('a');

  function parameterOf(url: URL, handsOver: boolean) {
    return hosts[url.host] ?? (handsOver && takesOver(url, domains) && HAND_OVER);
  }

  function decorateUrl(address: string, element?: Element, isUsed = true): string {
    // It may be no URL.
    quietly(() => {
      const url = new URL(address, element?.baseURI);
      const name = parameterOf(url, isUsed);
      if (!name) return;
      const { searchParams } = url;
      replace(
        element ?? given,
        searchParams.get(name),
        (value) => {
          if (value) searchParams.set(name, value);
          else searchParams.delete(name);
          address = url.href;
        },
        name === HAND_OVER ? handedOver() : undefined,
      );
    });
    return address;
  }

  function decorateLink(element: Element, isUsed: boolean) {
    if (!/^a(rea)?$/.test(element.localName)) return;
    for (const name of ['href', 'xlink:href']) {
      const address = attributeOf(element, name);
      const decorated = address && decorateUrl(address, element, isUsed);
      if (decorated && decorated !== address) element.setAttribute(name, decorated);
    }
  }

  return { parameterOf, decorateUrl, decorateLink };
}
