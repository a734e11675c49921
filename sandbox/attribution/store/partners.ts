import type { Db } from '../../support/database.ts';
import { insertNew, row, rows } from './sql.ts';

export type Partner = {
  readonly id: number;
  readonly name: string;
  readonly promo_code: string | null;
  /** The name that visitors are told; null for none, and then they are told nothing of this partner. */
  readonly shown_name: string | null;
  /** What the promo code takes off, in percent; null where it is no discount. */
  readonly percent_off: number | null;
  /** For how many days a click counts, 1 to 400; null leaves that to the tag. */
  readonly attribution_days: number | null;
  readonly created_at: string;
};

export type Link = {
  readonly id: number;
  readonly partner_id: number;
  readonly ref: string;
  /** Path on the shop, with a leading slash. */
  readonly path: string;
  readonly created_at: string;
};

/** Stores a partner; undefined when another one has the promo code already, whatever its case. */
export function addPartner(db: Db, partner: Omit<Partner, 'id'>): Partner | undefined {
  const id = insertNew(db, 'partners', partner);
  return id === undefined ? undefined : { id, ...partner };
}

/** Stores a tracking link; undefined when the referral token is taken. */
export function addLink(db: Db, link: Omit<Link, 'id'>): Link | undefined {
  const id = insertNew(db, 'links', link);
  return id === undefined ? undefined : { id, ...link };
}

export function findPartner(db: Db, id: number): Partner | undefined {
  return row<Partner>(db, 'select * from partners where id = ?', id);
}

export function findPartnerByPromoCode(db: Db, code: string): Partner | undefined {
  return row<Partner>(db, 'select * from partners where promo_code = ?', code);
}

export function findLinkByRef(db: Db, ref: string): Link | undefined {
  return row<Link>(db, 'select * from links where ref = ?', ref);
}

/** Every partner in alphabetical order, for a list to choose from. */
export function allPartners(db: Db): Partner[] {
  return rows<Partner>(db, 'select * from partners order by name collate nocase, id');
}
