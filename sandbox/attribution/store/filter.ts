import type { Value } from './sql.ts';

/** Which clicks or conversions are meant; without anything, all. */
export type Filter = {
  readonly partner?: number | undefined;
  /** The first moment that counts and the first that no longer does, ISO 8601 in UTC. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** See `search.ts`. */
  readonly found?: Condition | undefined;
};

/** A part of SQL with its values. The part comes from this code only, never from a request. */
export type Condition = { readonly sql: string; readonly values: readonly Value[] };

/** When it happened: a click as it arrives, a conversion as Stripe or the merchant's server says. */
export const TIME_OF = { clicks: 'created_at', conversions: 'occurred_at' } as const;

export type Table = keyof typeof TIME_OF;

/** The filter as a `where`, empty where all are meant; `and` adds a condition that is always there. */
export function whereOf(table: Table, { partner, since, until, found }: Filter, and?: string): Condition {
  const time = TIME_OF[table];
  const conditions: Condition[] = [
    ...(and ? [{ sql: and, values: [] }] : []),
    ...(partner === undefined ? [] : [{ sql: 'partner_id = ?', values: [partner] }]),
    ...(since === undefined ? [] : [{ sql: `${time} >= ?`, values: [since] }]),
    ...(until === undefined ? [] : [{ sql: `${time} < ?`, values: [until] }]),
    ...(found ? [found] : []),
  ];
  return {
    sql: conditions.length > 0 ? `where ${conditions.map(({ sql }) => sql).join(' and ')}` : '',
    values: conditions.flatMap(({ values }) => values),
  };
}
