/** An address that carries a referral: in the first of `params`, and in no other of them. */
export function withRef(address: string, ref: string, params: readonly string[]): string {
  const url = new URL(address);
  for (const name of params) url.searchParams.delete(name);
  url.searchParams.set(params[0] ?? 'ref', ref);
  return url.href;
}
