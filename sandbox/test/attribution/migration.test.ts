import { expect, it } from 'vitest';
import { schema } from '../../attribution/schema.ts';
import { openDatabase } from '../../support/database.ts';
import {
  checkoutEvent,
  click,
  deliver,
  invoice,
  list,
  outcomes,
  page,
  start,
  stripeEvent,
  temporaryDatabase,
} from './support.ts';

/** What the first release made, which knew neither renewals nor refunds. */
const released = [
  'create index conversions_of_partner on conversions (partner_id)',
  'create index conversions_counted on conversions (attributed, counts_as)',
];

const clickId = '3f2b8c1e-6c1f-4d7a-9a53-0c8f4f1d2b6e';
const at = '2026-01-01T00:00:00.000Z';

/** A database of the first release, with a subscription whose renewal it has ignored. */
function oldDatabase(): string {
  const file = temporaryDatabase();
  const db = openDatabase(file, schema);
  for (const statement of released) db.exec(statement);
  db.exec(`
    insert into merchants values (1, 'Sandbox shop');
    insert into merchant_keys values ('pk_test_sandbox', 1, 'public', 'test');
    insert into partners values (1, 'Ada Example', null, '${at}');
    insert into links values (1, 1, 'demo', '/', '${at}');
    insert into clicks values (1, '${clickId}', 'pk_test_sandbox', 'test', 'r', 'demo', 1, 1, 'http://shop.test/', null, 'v', '${at}');
  `);
  const session = checkoutEvent(
    { id: 'cs_1', client_reference_id: clickId, subscription: 'sub_1' },
    { id: 'evt_1' },
  );
  const renewal = stripeEvent('invoice.paid', invoice(), { id: 'evt_2' });
  const keep = db.prepare(
    'insert into webhook_events (id, type, mode, body, outcome, received_at) values (?, ?, ?, ?, ?, ?)',
  );
  keep.run('evt_1', String(session.type), 'test', JSON.stringify(session), 'recorded a sale', at);
  keep.run('evt_2', String(renewal.type), 'test', JSON.stringify(renewal), 'ignored', at);
  db.prepare(
    `insert into conversions (id, mode, source, external_transaction_id, event_type, amount_cents, currency, counts_as,
       attributed, code, explanation, click_id, partner_id, stripe_event_id, occurred_at, created_at)
     values ('first', 'test', 'checkout', 'cs_1', 'sale', 4900, 'USD', 'sale', 1, 'by_client_reference_id', 'Earned.',
       '${clickId}', 1, 'evt_1', '${at}', '${at}')`,
  ).run();
  db.close();
  return file;
}

it('takes a database of the first release over, and makes up for the renewals that it has ignored', async () => {
  const database = oldDatabase();
  const attribution = start({ database });
  expect((await list(attribution, 'conversions')).reverse()).toMatchObject([
    { id: 'first', external_transaction_id: 'cs_1', refunded_cents: 0, created_at: at },
    { external_transaction_id: 'in_2', event_type: 'renewal', attributed: 1, click_id: clickId },
  ]);
  expect((await outcomes(attribution)).map(([status]) => status)).toEqual([
    'Recorded a sale',
    'Recorded a sale',
  ]);
  expect(await page(attribution, '/conversions/first')).toContain('cs_1');
  expect(await click(attribution)).toEqual(expect.any(String));
  await deliver(attribution, checkoutEvent());
  const stored = await list(attribution, 'conversions');
  expect(stored).toHaveLength(3);
  attribution.close();
  expect(await list(start({ database }), 'conversions')).toEqual(stored);
});

it('ends in the same schema whether it is old or new', () => {
  const schemaOf = (database: string) => {
    start({ database }).close();
    const db = openDatabase(database, '');
    const all = db.prepare('select type, name, sql from sqlite_schema order by type, name').all();
    const version = db.pragma('user_version');
    db.close();
    return { all, version };
  };
  expect(schemaOf(oldDatabase())).toEqual(schemaOf(temporaryDatabase()));
});
