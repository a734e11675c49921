import type { Db } from '../../support/database.ts';
import type { Condition } from './filter.ts';
import { rows } from './sql.ts';

/** What a search means in each table. */
export type Found = { readonly clicks: Condition; readonly conversions: Condition };

/** How many links, and how many IDs of one kind, a text is searched for as the beginning of. */
const LINKS = 50;
const MOST = 1000;

/**
 * What somebody looks for by a whole e-mail address, ref or ID or by its beginning, whatever the case of the former two.
 * A text that a ref begins with is a ref. Every lookup goes by an index.
 */
export function search(db: Db, text: string): Found {
  if (text.includes('@'))
    return ofSales({ sql: beginsWith('prospect_email collate nocase'), values: spanOf(text) });
  const links = linksBeginning(db, text);
  if (links.length > 0) {
    const ofLinks = { sql: `link_id in (${links.map(() => '?').join(', ')})`, values: links };
    return { clicks: ofLinks, conversions: ofLinks };
  }
  const id = spanOf(text.toLowerCase());
  const stripe = [text, text, text, text, text];
  const sales = union(
    `select seq from conversions where ${beginsWith('id')}`,
    `select seq from conversions where ${beginsWith('click_id')}`,
    `select seq from conversions where mode in ('test', 'live') and ${beginsWith('external_transaction_id')}`,
    `select seq from conversions where stripe_event_id in (${EVENTS_NAMING})`,
  );
  const values = [...id, ...id, ...spanOf(text), ...stripe];
  const clicks = union(
    `select seq from clicks where ${beginsWith('id')}`,
    `select clicks.seq from conversions join clicks on clicks.id = click_id where conversions.seq in (${sales})`,
  );
  return {
    clicks: { sql: `seq in (${clicks})`, values: [...id, ...values] },
    conversions: { sql: `seq in (${sales})`, values },
  };
}

/** Some of each: a text that thousands of IDs begin with looks for none of them. */
const union = (...selects: readonly string[]): string =>
  selects.map((select) => `select seq from (${select} limit ${MOST})`).join(' union ');

/** The sales themselves, and the clicks by which they came. */
function ofSales(sales: Condition): Found {
  return {
    clicks: { sql: `id in (select click_id from conversions where ${sales.sql})`, values: sales.values },
    conversions: { sql: `seq in (select seq from conversions where ${sales.sql})`, values: sales.values },
  };
}

/** One whole ref is meant alone, even where others begin with it. */
function linksBeginning(db: Db, text: string): number[] {
  const exact = rows<{ id: number }>(db, 'select id from links where ref = ? collate nocase', text);
  const links =
    exact.length > 0
      ? exact
      : rows<{ id: number }>(
          db,
          `select id from links where ${beginsWith('ref collate nocase')} limit ${LINKS}`,
          ...spanOf(text),
        );
  return links.map(({ id }) => id);
}

// `like` would not go by an index, and read “_” and “%” of IDs as wildcards.
const beginsWith = (column: string) => `${column} >= ? and ${column} < ?`;
const spanOf = (text: string): [string, string] => [text, `${text}\u{10ffff}`];

/** The events about the same money as the one, or the object of Stripe's, that has this ID: five times the text. */
const EVENTS_NAMING = `
  with recursive named (event_id) as (
    select id from webhook_events where id = ?
    union select event_id from event_keys where key in ('test:' || ?, 'live:' || ?)
    union select event_id from event_marks where mark in ('sale of test:' || ?, 'sale of live:' || ?)
    union
    select other.event_id from named
    join event_keys as mine on mine.event_id = named.event_id
    join event_keys as other on other.key = mine.key
  )
  select event_id from named`;
