import type { Db } from '../../support/database.ts';
import { type Filter, whereOf } from './filter.ts';
import { row, rows } from './sql.ts';

/** A day or more: the first moment and the first one after it, ISO 8601 in UTC. */
export type Span = { readonly since: string; readonly until: string };

export type SalesOfSpan = {
  /** Which of the spans. */
  readonly span: number;
  readonly currency: string | null;
  readonly sales: number;
  /** Less what was refunded. */
  readonly amount_cents: number;
};

const listed = (spans: readonly Span[]) => JSON.stringify(spans.map(({ since, until }) => [since, until]));

/** How many clicks each of the spans has. */
export function clicksBySpan(db: Db, spans: readonly Span[], partner?: number): number[] {
  const { sql, values } = whereOf(
    'clicks',
    { partner },
    'created_at >= value ->> 0 and created_at < value ->> 1',
  );
  return rows<{ n: number }>(
    db,
    `select (select count(*) from clicks ${sql}) as n from json_each(?) order by key`,
    ...values,
    listed(spans),
  ).map(({ n }) => n);
}

/** The attributed sales of each of the spans by their currency; spans without any are left out. */
export function salesBySpan(db: Db, spans: readonly Span[], partner?: number): SalesOfSpan[] {
  const { sql, values } = whereOf('conversions', { partner }, "attributed = 1 and counts_as = 'sale'");
  return rows<SalesOfSpan>(
    db,
    `select key as span, currency, count(*) as sales, sum(amount_cents - refunded_cents) as amount_cents
     from json_each(?) cross join conversions on occurred_at >= value ->> 0 and occurred_at < value ->> 1
     ${sql} group by key, currency`,
    listed(spans),
    ...values,
  );
}

/** When the first click or conversion was, ISO 8601; undefined where there is none. */
export function firstMoment(db: Db, partner?: number): string | undefined {
  const first = (table: 'clicks' | 'conversions', time: string, filter: Filter) => {
    const { sql, values } = whereOf(table, filter);
    return row<{ at: string | null }>(db, `select min(${time}) as at from ${table} ${sql}`, ...values)?.at;
  };
  const moments = [
    first('clicks', 'created_at', { partner }),
    first('conversions', 'occurred_at', { partner }),
  ];
  return moments.filter((at) => at !== null && at !== undefined).sort()[0];
}
