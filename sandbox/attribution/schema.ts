/** Give it another number with every change of the schema: the sandbox then starts afresh, beside the older file. */
export const ATTRIBUTION_FILE = 'attribution-6.db';

/**
 * Safe to run on every start. The sandbox holds exactly one merchant, so only the keys name it. Times are ISO 8601 in
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
  shown_name text,
  percent_off integer,
  attribution_days integer,
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
create index if not exists links_by_ref on links (ref collate nocase);

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
create index if not exists clicks_by_time on clicks (created_at);
create index if not exists clicks_of_mode on clicks (mode, created_at);
create index if not exists clicks_of_partner on clicks (partner_id, created_at);
create index if not exists clicks_of_link on clicks (link_id, created_at);

create table if not exists refused_clicks (
  seq integer primary key,
  merchant_key text not null,
  ref text not null,
  code text not null,
  message text not null,
  count integer not null,
  first_at text not null,
  last_at text not null,
  unique (merchant_key, ref, code, message)
);
create index if not exists refused_clicks_by_time on refused_clicks (last_at);

create table if not exists conversions (
  seq integer primary key,
  id text not null unique,
  mode text not null,
  source text not null check (source in ('checkout', 'api')),
  external_transaction_id text not null,
  event_type text not null,
  amount_cents integer not null,
  currency text,
  refunded_cents integer not null,
  counts_as text not null check (counts_as in ('sale', 'lead', 'unpaid')),
  attributed integer not null check (attributed in (0, 1)),
  code text not null,
  explanation text not null,
  note text,
  click_id text references clicks (id),
  -- The link of the click, by the triggers below: a search for a ref would have to look at every click of it otherwise.
  link_id integer references links (id),
  partner_id integer references partners (id),
  prospect_email text,
  stripe_event_id text references webhook_events (id),
  occurred_at text not null,
  created_at text not null,
  unique (mode, external_transaction_id)
);
create index if not exists conversions_by_time
  on conversions (occurred_at, seq, attributed, counts_as, currency, amount_cents, refunded_cents);
create index if not exists conversions_of_partner
  on conversions (partner_id, occurred_at, seq, attributed, counts_as, currency, amount_cents, refunded_cents);
create index if not exists conversions_of_click on conversions (click_id);
create index if not exists conversions_of_link on conversions (link_id, occurred_at);
create index if not exists conversions_by_email on conversions (prospect_email collate nocase);
create index if not exists conversions_of_event on conversions (stripe_event_id);
create trigger if not exists conversion_added after insert on conversions when new.click_id is not null begin
  update conversions set link_id = (select link_id from clicks where id = new.click_id) where seq = new.seq;
end;
create trigger if not exists conversion_decided_anew after update of click_id on conversions begin
  update conversions set link_id = (select link_id from clicks where id = new.click_id) where seq = new.seq;
end;

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
  status text,
  outcome text,
  received_at text not null
);
create index if not exists webhook_events_by_status on webhook_events (status);

create table if not exists event_keys (
  key text not null,
  event_id text not null references webhook_events (id),
  primary key (key, event_id)
) without rowid;
create index if not exists event_keys_of_event on event_keys (event_id);

-- What an event says of its subscription and its customer, each by its ID: that it is a sale of theirs, or the click by which
-- they came. created is Stripe's own time in seconds.
create table if not exists event_marks (
  mark text not null,
  created integer not null,
  event_id text not null references webhook_events (id),
  value text,
  primary key (mark, created, event_id)
) without rowid;

create table if not exists refused_webhooks (
  seq integer primary key,
  reason text not null,
  body text not null,
  received_at text not null
);

-- A deep page skips thousands of rows: in this one it need not read through the rows themselves.
create index if not exists webhook_events_by_seq on webhook_events (seq);
`;
