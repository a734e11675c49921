import { filtered } from '../agreed/filtered.ts';
import type { Options } from '../agreed/options.ts';
import { quietly } from '../browser/quietly.ts';
import { readClickId } from '../store/registered-click.ts';
import { HAND_OVER, handedOver, takesOver } from './hand-over.ts';
import { attributeOf, replace } from './replace.ts';

/** Which addresses take the click. */
export type LinkOptions = Pick<Options, 'hosts' | 'domains'>;

/** How an address takes the click. */
export type Taker = {
  /** Of the parameter. */
  readonly name: string;
  /** What it takes. */
  readonly value: string | null;
  /** Whether that hands the click over to another domain of the merchant: then it holds the time. */
  readonly handsOver: boolean;
};

/**
 * How an address takes the click: as its host says, where that takes payments, or as another domain of the merchant.
 * Nothing for any other address.
 */
export function takerOf(options: LinkOptions, url: URL, mayHandOver: boolean): Taker | undefined {
  const name = options.hosts[url.host];
  if (name) return { name, value: readClickId(), handsOver: false };
  return mayHandOver && takesOver(url, options.domains)
    ? { name: HAND_OVER, value: handedOver(), handsOver: true }
    : undefined;
}

/**
 * Puts the click ID into the address of a Payment Link, and hands it over to another domain of the merchant. The host
 * decides, parsed and compared as a whole. Anything else comes back as it is; so do the other parameters.
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
    const taker = takerOf(options, url, isUsed);
    if (!taker) return;
    const { name } = taker;
    const present = filtered(url.searchParams.getAll(name), Boolean)[0];
    replace(
      element,
      present ?? null,
      (value) => {
        // As texts: what others have encoded in their own way must not come out in another.
        const isOther = (field: string) => field && !new URLSearchParams(field).has(name);
        const fields = filtered(url.search.slice(1).split('&'), isOther);
        if (value) fields.push(`${encodeURIComponent(name)}=${value}`);
        url.search = fields.join('&');
        address = url.href;
      },
      taker.value,
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
