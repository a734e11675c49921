/** An address without what may be secret in it: user name, query and fragment. A text that is no address is left out. */
export function plainUrl(address: string | undefined): string {
  if (!address || !URL.canParse(address)) return 'no address';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
