import type { Db } from '../../support/database.ts';
import type { StoredClick } from './clicks.ts';
import type { Conversion } from './conversions.ts';
import type { Link, Partner } from './partners.ts';
import type { ListedRefusal } from './refused-clicks.ts';
import { row, rows } from './sql.ts';
import type { OutcomeStatus, RefusedWebhook, StoredEvent } from './webhooks.ts';

/** Which slice of a list, newest first; `partner` narrows it to one. */
export type Slice = {
  readonly limit: number;
  readonly offset: number;
  readonly partner?: number | undefined;
};

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
export type ListedConversion = Conversion & { readonly seq: number; readonly partner_name: string | null };
export type ListedLink = Link & { readonly clicks: number };

type Tally = Amount & {
  readonly attributed: 0 | 1;
  readonly counts_as: Conversion['counts_as'];
  readonly n: number;
  readonly refunded_cents: number;
  readonly refunds: number;
};

const ofPartner = (partner: number | undefined) =>
  partner === undefined ? { where: '', values: [] } : { where: 'where partner_id = ?', values: [partner] };

/** In one pass over an index, since every page with figures needs all of them. */
export function readFigures(db: Db, partner?: number): Figures {
  const { where, values } = ofPartner(partner);
  const clicks = row<{ n: number }>(db, `select count(*) as n from clicks ${where}`, ...values)?.n ?? 0;
  const tallies = rows<Tally>(
    db,
    `select attributed, counts_as, currency, count(*) as n, sum(amount_cents) as amount_cents,
       sum(refunded_cents) as refunded_cents, sum(refunded_cents > 0) as refunds
     from conversions ${where} group by attributed, counts_as, currency`,
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

export function listPartners(db: Db, { limit, offset }: Slice): Partner[] {
  return rows<Partner>(db, 'select * from partners order by id desc limit ? offset ?', limit, offset);
}

export function listLinks(db: Db, partner: number): ListedLink[] {
  return rows<ListedLink>(
    db,
    `select links.*, (select count(*) from clicks where link_id = links.id) as clicks
     from links where partner_id = ? order by id desc`,
    partner,
  );
}

export function listClicks(db: Db, { limit, offset, partner }: Slice): ListedClick[] {
  const { where, values } = ofPartner(partner);
  return rows<ListedClick>(
    db,
    `select clicks.*, partners.name as partner_name from clicks join partners on partners.id = partner_id
     where seq in (select seq from clicks ${where} order by seq desc limit ? offset ?) order by seq desc`,
    ...values,
    limit,
    offset,
  );
}

export function listConversions(db: Db, { limit, offset, partner }: Slice): ListedConversion[] {
  const { where, values } = ofPartner(partner);
  return rows<ListedConversion>(
    db,
    `select conversions.*, partners.name as partner_name from conversions left join partners on partners.id = partner_id
     where seq in (select seq from conversions ${where} order by seq desc limit ? offset ?) order by seq desc`,
    ...values,
    limit,
    offset,
  );
}

export function listRefusedClicks(db: Db, { limit, offset }: Omit<Slice, 'partner'>): ListedRefusal[] {
  return rows(
    db,
    'select * from refused_clicks order by last_at desc, seq desc limit ? offset ?',
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
  const count = (from: string) => row<{ n: number }>(db, `select count(*) as n from ${from}`)?.n ?? 0;
  return {
    waiting: count("webhook_events where status = 'waiting'"),
    malformed: count("webhook_events where status = 'malformed'"),
    refused: count('refused_webhooks'),
  };
}

export function listRefusedWebhooks(
  db: Db,
  { limit, offset }: Slice,
): (RefusedWebhook & { readonly seq: number })[] {
  return rows(db, 'select * from refused_webhooks order by seq desc limit ? offset ?', limit, offset);
}
