import type { Db } from '../../support/database.ts';
import type { StoredClick } from './clicks.ts';
import type { Conversion } from './conversions.ts';
import { type Filter, type Table, TIME_OF, whereOf } from './filter.ts';
import type { Link, Partner } from './partners.ts';
import type { ListedRefusal } from './refused-clicks.ts';
import { row, rows } from './sql.ts';
import type { OutcomeStatus, RefusedWebhook, StoredEvent } from './webhooks.ts';

/** Which slice of a list, newest first. */
export type Slice = Filter & { readonly limit: number; readonly offset: number };

export type Amount = { readonly currency: string; readonly amount_cents: number };
export type Figures = {
  readonly clicks: number;
  readonly sales: number;
  readonly leads: number;
  readonly unattributed: number;
  readonly unpaid: number;
  /** Attributed sales of which the customer got something back. */
  readonly refunds: number;
  /** Of attributed sales, less what was refunded. */
  readonly revenue: readonly Amount[];
};
export type ListedClick = StoredClick & { readonly seq: number; readonly partner_name: string };
export type ListedConversion = Conversion & {
  readonly seq: number;
  readonly partner_name: string | null;
  readonly ref: string | null;
};
export type ListedLink = Link & { readonly clicks: number };

type Tally = Amount & {
  readonly attributed: 0 | 1;
  readonly counts_as: Conversion['counts_as'];
  readonly n: number;
  readonly refunded_cents: number;
  readonly refunds: number;
};

/** In one pass over an index, since every page with figures needs all of them. */
export function readFigures(db: Db, filter: Filter = {}): Figures {
  const clicks = count(db, 'clicks', filter);
  const { sql, values } = whereOf('conversions', filter);
  const tallies = rows<Tally>(
    db,
    `select attributed, counts_as, currency, count(*) as n, sum(amount_cents) as amount_cents,
       sum(refunded_cents) as refunded_cents, sum(refunded_cents > 0) as refunds
     from conversions ${sql} group by attributed, counts_as, currency`,
    ...values,
  );
  const total = (is: (tally: Tally) => boolean) => tallies.filter(is).reduce((sum, { n }) => sum + n, 0);
  const earned = tallies.filter(({ attributed, counts_as }) => attributed === 1 && counts_as === 'sale');
  return {
    clicks,
    sales: earned.reduce((sum, { n }) => sum + n, 0),
    leads: total(({ attributed, counts_as }) => attributed === 1 && counts_as === 'lead'),
    unattributed: total(({ attributed, counts_as }) => attributed === 0 && counts_as === 'sale'),
    unpaid: total(({ counts_as }) => counts_as === 'unpaid'),
    refunds: earned.reduce((sum, { refunds }) => sum + refunds, 0),
    revenue: earned
      .flatMap(({ currency, amount_cents, refunded_cents }) =>
        currency && amount_cents > 0 ? [{ currency, amount_cents: amount_cents - refunded_cents }] : [],
      )
      .sort((one, other) => (one.currency < other.currency ? -1 : 1)),
  };
}

/** How many there are. */
export function count(db: Db, table: Table, filter: Filter = {}): number {
  const { sql, values } = whereOf(table, filter);
  return row<{ n: number }>(db, `select count(*) as n from ${table} ${sql}`, ...values)?.n ?? 0;
}

export function listPartners(db: Db, { limit, offset }: Slice): Partner[] {
  return rows<Partner>(db, 'select * from partners order by id desc limit ? offset ?', limit, offset);
}

/** The links of a partner, each with its clicks in a span of time. */
export function listLinks(db: Db, partner: number, { since, until }: Filter = {}): ListedLink[] {
  const { sql, values } = whereOf('clicks', { since, until }, 'link_id = links.id');
  return rows<ListedLink>(
    db,
    `select links.*, (select count(*) from clicks ${sql}) as clicks
     from links where partner_id = ? order by id desc`,
    ...values,
    partner,
  );
}

/** The `seq` of each, the latest first. */
export function listSeqs(db: Db, table: Table, { limit, offset, ...filter }: Slice): number[] {
  const { sql, values } = whereOf(table, filter);
  return rows<{ seq: number }>(
    db,
    `select seq from ${table} ${sql} order by ${TIME_OF[table]} desc, seq desc limit ? offset ?`,
    ...values,
    limit,
    offset,
  ).map(({ seq }) => seq);
}

/** Those clicks, the latest first. */
export function clicksOf(db: Db, seqs: readonly number[]): ListedClick[] {
  return rows<ListedClick>(
    db,
    `select clicks.*, partners.name as partner_name from clicks join partners on partners.id = partner_id
     where seq in (select value from json_each(?)) order by clicks.created_at desc, seq desc`,
    JSON.stringify(seqs),
  );
}

/** Those conversions, the latest first, each with the ref of its click. */
export function conversionsOf(db: Db, seqs: readonly number[]): ListedConversion[] {
  return rows<ListedConversion>(
    db,
    `select conversions.*, partners.name as partner_name, links.ref as ref from conversions
     left join partners on partners.id = conversions.partner_id left join links on links.id = link_id
     where seq in (select value from json_each(?)) order by occurred_at desc, seq desc`,
    JSON.stringify(seqs),
  );
}

export const listClicks = (db: Db, slice: Slice): ListedClick[] =>
  clicksOf(db, listSeqs(db, 'clicks', slice));

export const listConversions = (db: Db, slice: Slice): ListedConversion[] =>
  conversionsOf(db, listSeqs(db, 'conversions', slice));

/** Those that have arrived last, whenever they happened. */
export function newestConversions(db: Db, { limit }: Pick<Slice, 'limit'>): ListedConversion[] {
  return rows<ListedConversion>(
    db,
    `select conversions.*, partners.name as partner_name, links.ref as ref from conversions
     left join partners on partners.id = conversions.partner_id left join links on links.id = link_id
     order by seq desc limit ?`,
    limit,
  );
}

export function listRefusedClicks(db: Db, { limit, offset }: Omit<Slice, 'partner'>): ListedRefusal[] {
  return rows(
    db,
    `select *, exists (select 1 from links where links.ref = refused_clicks.ref) as has_link
     from refused_clicks order by last_at desc, seq desc limit ? offset ?`,
    limit,
    offset,
  );
}

/** How many reasons for a refusal there are, each with its ref. */
export function countRefusedClicks(db: Db): number {
  return row<{ n: number }>(db, 'select count(*) as n from refused_clicks')?.n ?? 0;
}

/** All webhook events, or those of which one thing was made. */
export function listEvents(db: Db, { limit, offset }: Slice, status?: OutcomeStatus): StoredEvent[] {
  return rows<StoredEvent>(
    db,
    `select * from webhook_events
     where seq in (select seq from webhook_events ${status ? 'where status = ?' : ''}
                   order by seq desc limit ? offset ?) order by seq desc`,
    ...(status ? [status] : []),
    limit,
    offset,
  );
}

/** How many events wait for another one, or were not understood, and how many webhooks were refused. */
export function countTroubles(db: Db): { waiting: number; malformed: number; refused: number } {
  const rowsOf = (from: string) => row<{ n: number }>(db, `select count(*) as n from ${from}`)?.n ?? 0;
  return {
    waiting: rowsOf("webhook_events where status = 'waiting'"),
    malformed: rowsOf("webhook_events where status = 'malformed'"),
    refused: rowsOf('refused_webhooks'),
  };
}

export function listRefusedWebhooks(
  db: Db,
  { limit, offset }: Slice,
): (RefusedWebhook & { readonly seq: number })[] {
  return rows(db, 'select * from refused_webhooks order by seq desc limit ? offset ?', limit, offset);
}
