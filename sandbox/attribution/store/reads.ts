import type { Db } from '../../support/database.ts';
import type { Click } from './clicks.ts';
import type { Conversion } from './conversions.ts';
import type { Link, Partner } from './partners.ts';
import { row, rows } from './sql.ts';
import type { RefusedWebhook } from './webhooks.ts';

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
  readonly revenue: readonly Amount[];
};
export type ListedClick = Click & { readonly seq: number; readonly partner_name: string };
export type ListedConversion = Conversion & { readonly seq: number; readonly partner_name: string | null };
export type ListedLink = Link & { readonly clicks: number };

const ofPartner = (partner: number | undefined) =>
  partner === undefined
    ? { where: '', and: '', values: [] }
    : { where: 'where partner_id = ?', and: 'and partner_id = ?', values: [partner] };

export function readFigures(db: Db, partner?: number): Figures {
  const { where, and, values } = ofPartner(partner);
  const count = (from: string, ...more: (string | number)[]) =>
    row<{ n: number }>(db, `select count(*) as n from ${from}`, ...more)?.n ?? 0;
  const counted = (attributed: 0 | 1, as: string) =>
    count(`conversions where attributed = ? and counts_as = ? ${and}`, attributed, as, ...values);
  return {
    clicks: count(`clicks ${where}`, ...values),
    sales: counted(1, 'sale'),
    leads: counted(1, 'lead'),
    unattributed: counted(0, 'sale'),
    unpaid: counted(0, 'unpaid') + counted(1, 'unpaid'),
    revenue: rows<Amount>(
      db,
      `select currency, sum(amount_cents) as amount_cents from conversions
       where attributed = 1 and counts_as = 'sale' and amount_cents > 0 and currency is not null ${and}
       group by currency order by currency`,
      ...values,
    ),
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
     ${where} order by seq desc limit ? offset ?`,
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
     ${where} order by seq desc limit ? offset ?`,
    ...values,
    limit,
    offset,
  );
}

export function listRefusedWebhooks(
  db: Db,
  { limit, offset }: Slice,
): (RefusedWebhook & { readonly seq: number })[] {
  return rows(db, 'select * from refused_webhooks order by seq desc limit ? offset ?', limit, offset);
}
