import type { CodeName } from './codes.ts';

/** Who is asked about an element: what the snippet goes by. */
export type Terms = {
  /** Payment Link hosts, as the validated options have them. */
  readonly hosts: readonly string[];
  readonly clickId: string | null;
  /** Click IDs that this page has had in force before: the snippet replaces those. */
  readonly earlier?: readonly string[];
};

/** Where merchants put a Payment Link domain of their own, and what a Payment Link is called with. */
const LIKE_A_PAYMENT_HOST = /stripe|^(buy|pay|payments?|checkout|billing|donate|order)\./;
const LIKE_A_PAYMENT_LINK = /[?&](client_reference_id|prefilled_(email|promo_code)|locked_prefilled_email)=/;

/** What a link is to the snippet; `undefined` for one that nobody would take for a Payment Link. */
export function judgeLink(
  element: HTMLAnchorElement,
  terms: Terms,
): { readonly kind: 'payment-link' | 'link'; readonly name: CodeName } | undefined {
  const url = addressOf(element);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const isPaymentLink = terms.hosts.includes(url.host);
  // The address of a link in an SVG image is no text.
  if (isPaymentLink && typeof element.href !== 'string') return { kind: 'link', name: 'link-in-svg' };
  if (isPaymentLink) {
    return { kind: 'payment-link', name: judgeReference(url.searchParams.get('client_reference_id'), terms) };
  }
  if (/(^|\.)stripe\.com$/.test(url.hostname)) return { kind: 'link', name: 'stripe-but-no-link' };
  const resembles =
    (LIKE_A_PAYMENT_HOST.test(url.host) && url.host !== location.host) ||
    LIKE_A_PAYMENT_LINK.test(url.search) ||
    terms.hosts.some((host) => bare(host) === bare(url.host));
  return resembles ? { kind: 'link', name: 'other-host' } : undefined;
}

/** What a place is to the snippet that holds `present`, or nothing. */
export function judgeReference(present: string | null, { clickId, earlier = [] }: Terms): CodeName {
  if (present && present === clickId) return 'carries';
  if (present && !earlier.includes(present)) return 'own-reference';
  return clickId ? 'carries-when-used' : 'nothing-to-carry';
}

function addressOf(element: HTMLAnchorElement): URL | undefined {
  try {
    return new URL(element.getAttribute('href') ?? '', element.baseURI);
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
