import type { Context } from 'hono';
import type { Db } from '../../support/database.ts';
import { findPartner, type Partner } from '../store/partners.ts';

/** The partner whom `?partner=` names; undefined where it names none. */
export function partnerIn(db: Db, c: Context): Partner | undefined | 'unknown' {
  const wanted = c.req.query('partner');
  return wanted === undefined ? undefined : (findPartner(db, Number(wanted)) ?? 'unknown');
}
