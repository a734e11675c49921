import type { Db } from '../support/database.ts';
import { row } from './store/sql.ts';

/**
 * As the first release made it, and safe to run on every start; `migrate` adds what came later. The sandbox holds exactly one merchant, so only the keys name it. Times are ISO 8601 in
 * UTC; amounts are in the currency's smallest unit. `seq` is the order of arrival; SQLite ends every index with it.
 */
export const schema = `
create table if not exists merchants (id integer primary key, name text not null);

create table if not exists merchant_keys (
  key text primary key,
  merchant_id integer not null references merchants (id),
  kind text not null check (kind in ('public', 'secret')),
  mode text not null check (mode in ('test', 'live'))
);

create table if not exists partners (
  id integer primary key,
  name text not null,
  promo_code text unique collate nocase,
  created_at text not null
);

create table if not exists links (
  id integer primary key,
  partner_id integer not null references partners (id),
  ref text not null unique,
  path text not null,
  created_at text not null
);
create index if not exists links_of_partner on links (partner_id);

create table if not exists clicks (
  seq integer primary key,
  id text not null unique,
  merchant_key text not null references merchant_keys (key),
  mode text not null,
  request_id text not null,
  ref text not null,
  link_id integer not null references links (id),
  partner_id integer not null references partners (id),
  landing_url text not null,
  referrer text,
  visitor_token text not null,
  created_at text not null,
  unique (merchant_key, request_id)
);
create index if not exists clicks_of_partner on clicks (partner_id);
create index if not exists clicks_of_link on clicks (link_id);

create table if not exists conversions (
  seq integer primary key,
  id text not null unique,
  mode text not null,
  source text not null check (source in ('checkout', 'api')),
  external_transaction_id text not null,
  event_type text not null,
  amount_cents integer not null,
  currency text,
  counts_as text not null check (counts_as in ('sale', 'lead', 'unpaid')),
  attributed integer not null check (attributed in (0, 1)),
  code text not null,
  explanation text not null,
  note text,
  click_id text references clicks (id),
  partner_id integer references partners (id),
  prospect_email text,
  stripe_event_id text references webhook_events (id),
  occurred_at text not null,
  created_at text not null,
  unique (mode, external_transaction_id)
);

create table if not exists conversion_requests (
  conversion_id text primary key references conversions (id) on delete cascade,
  body text not null,
  status integer not null
);

create table if not exists webhook_events (
  seq integer primary key,
  id text not null unique,
  type text not null,
  mode text not null,
  body text not null,
  outcome text,
  received_at text not null
);

create table if not exists refused_webhooks (
  seq integer primary key,
  reason text not null,
  body text not null,
  received_at text not null
);
`;

/** Each is run once in the life of a database, in this order. Never change one that was released: add another. */
const migrations = [
  `
alter table conversions add column refunded_cents integer not null default 0;
alter table webhook_events add column status text;

create table event_keys (
  key text not null,
  event_id text not null references webhook_events (id),
  primary key (key, event_id)
) without rowid;
create index event_keys_of_event on event_keys (event_id);

drop index if exists conversions_of_partner;
drop index if exists conversions_counted;
create index conversions_of_partner
  on conversions (partner_id, attributed, counts_as, currency, amount_cents, refunded_cents);
create index conversions_figures on conversions (attributed, counts_as, currency, amount_cents, refunded_cents);
create index conversions_of_event on conversions (stripe_event_id);
create index webhook_events_by_status on webhook_events (status);

-- A deep page skips thousands of rows: in these it need not read through the rows themselves.
create index clicks_by_seq on clicks (seq);
create index conversions_by_seq on conversions (seq);
create index webhook_events_by_seq on webhook_events (seq);
`,
];

/** Brings a database of any release to this one. */
export function migrate(db: Db): void {
  const version = row<{ user_version: number }>(db, 'pragma user_version')?.user_version ?? 0;
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue;
    db.transaction(() => db.exec(`${statements}; pragma user_version = ${index + 1}`))();
  }
}
