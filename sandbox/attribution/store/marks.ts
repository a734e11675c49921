import type { Db } from '../../support/database.ts';
import { insertNew, row, rows } from './sql.ts';
import type { StoredEvent } from './webhooks.ts';

/** `sale`: the event may make one of the holder's. `click`: it names the click by which the holder came. */
type Kind = 'sale' | 'click';

/** What an event says of a subscription or a customer, `<mode>:<id>`. */
export type Mark = {
  readonly kind: Kind;
  readonly holder: string;
  /** Seconds since 1970, as Stripe says. */
  readonly created: number;
  readonly eventId: string;
  /** Of a click. */
  readonly value?: string;
};

export type NamedClick = { readonly clickId: string; readonly since: number };

const nameOf = (kind: Kind, holder: string) => `${kind} of ${holder}`;

export function addMark(db: Db, { kind, holder, created, eventId, value = '' }: Mark): void {
  insertNew(db, 'event_marks', { mark: nameOf(kind, holder), created, event_id: eventId, value });
}

/** The click that the earliest event names, by Stripe's time. */
export function firstClickOf(db: Db, holder: string): NamedClick | undefined {
  return row<NamedClick>(
    db,
    `select value as clickId, created as since from event_marks where mark = ?
     order by created, event_id limit 1`,
    nameOf('click', holder),
  );
}

/** The events that may make a sale of the holder's, of a span of Stripe's time. */
export function salesIn(db: Db, holder: string, since: number, before: number): readonly string[] {
  return rows<{ event_id: string }>(
    db,
    'select event_id from event_marks where mark = ? and created >= ? and created < ? order by created, event_id',
    nameOf('sale', holder),
    since,
    before,
  ).map(({ event_id }) => event_id);
}

/** The events of a subscription's session and of its first invoice, which share a key. */
export function beginningOf(db: Db, key: string): StoredEvent[] {
  return rows<StoredEvent>(
    db,
    `select webhook_events.* from event_keys join webhook_events on webhook_events.id = event_id
     where key = ? order by seq`,
    key,
  );
}
