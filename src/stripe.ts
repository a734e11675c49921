/** Puts the click ID into every Payment Link below `root`. */
export function decorateLinks(root: ParentNode, clickId: string, hosts: readonly string[]): void {
  const mayBePaymentLink = hosts.map((host) => `a[href*="${host}"]`).join();
  for (const link of root.querySelectorAll<HTMLAnchorElement>(mayBePaymentLink)) {
    const href = decorateUrl(link.href, clickId, hosts);
    if (href !== link.href) link.href = href;
  }
}

/**
 * Adds the click ID to a Payment Link as `client_reference_id`
 * (https://docs.stripe.com/payment-links/url-parameters). The host decides, parsed and compared as a whole. A value
 * that the merchant has set stays, and anything that is not a Payment Link comes back as it is.
 */
export function decorateUrl(url: string, clickId: string | null, hosts: readonly string[]): string {
  try {
    const link = new URL(url);
    if (clickId && hosts.includes(link.host) && !link.searchParams.get('client_reference_id')) {
      link.searchParams.set('client_reference_id', clickId);
      return link.href;
    }
  } catch {
    // Not a URL.
  }
  return url;
}
