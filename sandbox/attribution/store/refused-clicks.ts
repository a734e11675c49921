import type { Db } from '../../support/database.ts';
import type { Mode } from '../decide.ts';
import { rows } from './sql.ts';

/** A click that the API has refused for good, once for each reason however often it comes. */
export type RefusedClick = {
  /** The public key that was sent; empty where it was none. */
  readonly merchant_key: string;
  /** Empty where the request had none. */
  readonly ref: string;
  /** Code and message of the answer. */
  readonly code: string;
  readonly message: string;
  readonly count: number;
  readonly first_at: string;
  readonly last_at: string;
};

export type ListedRefusal = RefusedClick & {
  readonly seq: number;
  /** Whether a link with this ref is there by now. */
  readonly has_link: 0 | 1;
};

/** How many are kept: refs are whatever somebody has typed into an address. */
const KEPT = 1000;

export function keepRefusedClick(
  db: Db,
  { merchant_key, ref, code, message }: Pick<RefusedClick, 'merchant_key' | 'ref' | 'code' | 'message'>,
  at: string,
): void {
  db.prepare(
    `insert into refused_clicks (merchant_key, ref, code, message, count, first_at, last_at)
     values (?, ?, ?, ?, 1, ?, ?)
     on conflict (merchant_key, ref, code, message) do update set count = count + 1, last_at = excluded.last_at`,
  ).run(merchant_key, ref, code, message, at, at);
  db.prepare(
    `delete from refused_clicks where seq in
     (select seq from refused_clicks order by last_at desc, seq desc limit -1 offset ?)`,
  ).run(KEPT);
}

/** The latest refusals before a moment that a sale of this mode may have to do with. */
export function refusedBefore(db: Db, mode: Mode, since: string, until: string): RefusedClick[] {
  const otherMode = mode === 'live' ? 'pk_test_' : 'pk_live_';
  return rows<RefusedClick>(
    db,
    `select * from refused_clicks where last_at >= ? and first_at <= ? and substr(merchant_key, 1, 8) <> ?
     order by last_at desc, seq desc limit 3`,
    since,
    until,
    otherMode,
  );
}
