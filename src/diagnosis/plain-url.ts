/** An address without what may be secret in it: user name, query and fragment. Anything else than a page's address is left out. */
export function plainUrl(address: string | undefined): string {
  try {
    // Not by URL.canParse(), which came to browsers no sooner than 2023.
    const { protocol, host, pathname } = new URL(address ?? '');
    if (/^https?:$/.test(protocol)) return `${protocol}//${host}${pathname}`;
  } catch {
    // As any other that is none.
  }
  return 'no address';
}
