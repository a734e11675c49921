import type { Db } from '../../support/database.ts';
import type { Mode } from '../decide.ts';
import { row } from './sql.ts';

/** The mode of a key that this environment knows; undefined for any other key, and for a key of the other kind. */
export function modeOfKey(db: Db, kind: 'public' | 'secret', key: string): Mode | undefined {
  return row<{ mode: Mode }>(db, 'select mode from merchant_keys where key = ? and kind = ?', key, kind)
    ?.mode;
}
