import type { Db } from '../../support/database.ts';
import type { KnownClick, Mode } from '../decide.ts';
import { insertNew, row, rows } from './sql.ts';

export type StoredClick = {
  readonly id: string;
  readonly merchant_key: string;
  readonly mode: Mode;
  readonly request_id: string;
  readonly ref: string;
  readonly link_id: number;
  readonly partner_id: number;
  readonly landing_url: string;
  readonly referrer: string | null;
  readonly visitor_token: string;
  readonly created_at: string;
};

/** Stores a click, or answers the one that the same key registered earlier under the same `request_id`. */
export function addClick(
  db: Db,
  click: StoredClick,
): { readonly click: StoredClick; readonly isNew: boolean } {
  if (insertNew(db, 'clicks', click) !== undefined) return { click, isNew: true };
  const earlier = row<StoredClick>(
    db,
    'select * from clicks where merchant_key = ? and request_id = ?',
    click.merchant_key,
    click.request_id,
  );
  if (!earlier) throw new Error(`Click ${click.id} was not stored, and no earlier click explains why.`);
  return { click: earlier, isNew: false };
}

/** The latest click of a mode between two moments. */
export function latestClick(db: Db, mode: Mode, since: string, until: string): StoredClick | undefined {
  return row<StoredClick>(
    db,
    'select * from clicks where mode = ? and created_at between ? and ? order by created_at desc, seq desc limit 1',
    mode,
    since,
    until,
  );
}

/** Those of the click IDs that exist, with the partner each belongs to. */
export function findClicks(db: Db, ids: readonly string[]): KnownClick[] {
  return ids.flatMap((id) =>
    rows<KnownClick>(
      db,
      `select clicks.id, clicks.mode, partner_id as partnerId, partners.name as partnerName
       from clicks join partners on partners.id = partner_id where clicks.id = ?`,
      id,
    ),
  );
}
