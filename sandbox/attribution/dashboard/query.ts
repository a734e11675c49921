import type { Context } from 'hono';

/** The parameters of an address that pages know; blank ones are left out. */
export type Query = Readonly<Record<string, string>>;

const KNOWN = ['q', 'show', 'partner', 'days', 'from', 'to', 'tz', 'currency'] as const;

export function queryIn(c: Context): Query {
  return Object.fromEntries(
    KNOWN.flatMap((name) => {
      const value = c.req.query(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/** An address with some of the parameters changed; a blank one goes. */
export function hrefOf(path: string, query: Query, changes: Query = {}): string {
  const kept = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path;
}
