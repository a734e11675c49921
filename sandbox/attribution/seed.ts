import type { Db } from '../support/database.ts';
import type { World } from '../support/world.ts';
import { addLink, addPartner } from './store/partners.ts';
import { insertNew, row } from './store/sql.ts';

/** On the first start: one merchant with keys of both modes, and one partner whose link `?ref=demo` works at once. */
export function seed(db: Db, keys: World['keys'], at: string): void {
  db.transaction(() => {
    const isFirstStart = row(db, 'select id from merchants') === undefined;
    insertNew(db, 'merchants', { id: 1, name: 'Sandbox shop' });
    for (const [key, kind, mode] of [
      [keys.merchant, 'public', 'test'],
      [keys.merchantSecret, 'secret', 'test'],
      ['pk_live_sandbox', 'public', 'live'],
      ['sk_live_sandbox', 'secret', 'live'],
    ] as const) {
      insertNew(db, 'merchant_keys', { key, merchant_id: 1, kind, mode });
    }
    if (!isFirstStart) return;
    const ada = addPartner(db, {
      name: 'Ada Example',
      promo_code: 'ADA20',
      shown_name: 'Ada',
      percent_off: 20,
      attribution_days: null,
      created_at: at,
    });
    if (ada) addLink(db, { partner_id: ada.id, ref: 'demo', path: '/', created_at: at });
  })();
}
