/**
 * An address with a partner's referral: `/pricing` becomes `/pricing?ref=demo`. Takes a path of the site or a whole address,
 * with or without a query and a fragment.
 */
export function linkTo(address: string, ref: string, param: string): string {
  const [, path = '', query = '', fragment = ''] = address.match(/^([^?#]*)(\?[^#]*)?(#.*)?$/s) ?? [];
  const parameters = new URLSearchParams(query);
  parameters.set(param, ref);
  return `${path}?${parameters}${fragment}`;
}
