import type { Options } from '../agreed/options.ts';
import { quietly } from '../browser/quietly.ts';
import { HAND_OVER, handedOver, takesOver } from './hand-over.ts';
import { attributeOf, replace } from './replace.ts';

/** Which addresses take the click. */
export type LinkOptions = Pick<Options, 'hosts' | 'domains'>;

/**
 * The parameter by which an address takes the click: that of its host where this takes payments, or the one that hands
 * over to another domain of the merchant. Nothing for any other address.
 */
export function parameterOf(options: LinkOptions, url: URL, handsOver: boolean) {
  return options.hosts[url.host] ?? (handsOver && takesOver(url, options.domains) && HAND_OVER);
}

/**
 * Puts the click ID into the address of a Payment Link, and hands it over to another domain of the merchant. The host
 * decides, parsed and compared as a whole. Anything else comes back as it is.
 *
 * @param element Remembers what the address has been given.
 * @param isUsed Whether it is about to be followed: what hands over holds the time.
 * @param base What a relative address begins with; without, it is no URL.
 */
export function decorateUrl(
  options: LinkOptions,
  address: string,
  element: Element,
  isUsed: boolean,
  base?: string,
): string {
  // It may be no URL.
  quietly(() => {
    const url = new URL(address, base);
    const name = parameterOf(options, url, isUsed);
    if (!name) return;
    const { searchParams } = url;
    replace(
      element,
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

/** Does the same to a link, also to one in an SVG image; leaves any other element. */
export function decorateLink(options: LinkOptions, element: Element, isUsed: boolean): void {
  if (!/^a(rea)?$/.test(element.localName)) return;
  for (const name of ['href', 'xlink:href']) {
    const address = attributeOf(element, name);
    const decorated = address && decorateUrl(options, address, element, isUsed, element.baseURI);
    if (decorated && decorated !== address) element.setAttribute(name, decorated);
  }
}
