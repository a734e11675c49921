import type { PaymentHosts } from '../agreed/options.ts';
import { attributeOf, MARK } from '../carry/replace.ts';
import type { CodeName } from './codes.ts';
import { isProcessor } from './is-processor.ts';

/** Who is asked about an element: what the snippet goes by. */
export type Terms = {
  /** Of payment links, as the validated options have them. */
  readonly hosts: PaymentHosts;
  readonly clickId: string | null;
};

/** Where merchants put a Payment Link domain of their own, and what a Payment Link is called with. */
const LIKE_A_PAYMENT_HOST = /stripe|^(buy|pay|payments?|checkout|billing|donate|order)\./;
const LIKE_A_PAYMENT_LINK = /[?&](client_reference_id|prefilled_(email|promo_code)|locked_prefilled_email)=/;

/** What a link is to the snippet; `undefined` for one that nobody would take for a Payment Link. */
export function judgeLink(
  element: Element,
  terms: Terms,
): { readonly kind: 'payment-link' | 'link'; readonly name: CodeName } | undefined {
  // A link in an SVG image may have the one or the other.
  const url = addressOf(element, attributeOf(element, 'href') ?? attributeOf(element, 'xlink:href'));
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const parameter = terms.hosts[url.host];
  if (parameter) {
    return { kind: 'payment-link', name: judgeReference(element, url.searchParams.get(parameter), terms) };
  }
  if (/(^|\.)stripe\.com$/.test(url.hostname)) return { kind: 'link', name: 'stripe-but-no-link' };
  const resembles =
    ((LIKE_A_PAYMENT_HOST.test(url.host) || isProcessor(url.hostname)) && url.host !== location.host) ||
    LIKE_A_PAYMENT_LINK.test(url.search) ||
    Object.keys(terms.hosts).some((host) => bare(host) === bare(url.host));
  return resembles ? { kind: 'link', name: 'other-host' } : undefined;
}

/** What an element is to the snippet that holds `present`, or nothing. */
export function judgeReference(
  element: Element,
  present: string | null,
  { clickId }: Pick<Terms, 'clickId'>,
): CodeName {
  if (present && present === clickId) return 'carries';
  // What the snippet has written, here or in the tab that this markup is a copy of, gives way.
  if (present && present !== attributeOf(element, MARK)) return 'own-reference';
  return clickId ? 'carries-when-used' : 'nothing-to-carry';
}

/** The address that an attribute of an element names, seen from there. */
export function addressOf(element: Element, address: string | null): URL | undefined {
  try {
    return new URL(address ?? '', element.baseURI);
  } catch {
    return undefined;
  }
}

/** A host without what people get wrong in it. */
function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:\d*$/, '');
}
