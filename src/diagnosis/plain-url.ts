/** An address without what may be secret in it: user name, query and fragment. Anything else than a page's address is left out. */
export function plainUrl(address: string | undefined): string {
  if (!address || !/^https?:/.test(address) || !URL.canParse(address)) return 'no address';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
