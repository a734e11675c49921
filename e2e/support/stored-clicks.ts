import type { Sandbox } from '../../sandbox/start.ts';

export type StoredClick = { readonly id: string; readonly ref: string; readonly landing_url: string };

/** The clicks that the attribution API holds for a referral token, the oldest first. */
export async function storedClicks(
  { origins }: Pick<Sandbox, 'origins'>,
  ref: string,
): Promise<StoredClick[]> {
  const response = await fetch(`${origins.attribution}/sandbox/clicks?limit=1000`);
  const clicks = (await response.json()) as StoredClick[];
  return clicks.filter((click) => click.ref === ref).reverse();
}
