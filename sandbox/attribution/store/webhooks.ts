import type { Db } from '../../support/database.ts';
import type { Mode } from '../decide.ts';
import { insertNew, row, rows } from './sql.ts';

export type WebhookEvent = {
  readonly id: string;
  readonly type: string;
  readonly mode: Mode;
  readonly body: string;
  readonly received_at: string;
};

/** `noted` adds to a sale, `waiting` will once another event has come, `ignored` never will. */
export type OutcomeStatus = 'recorded' | 'noted' | 'waiting' | 'ignored' | 'malformed';

/** What was made of an event, in words for people. */
export type Outcome = { readonly status: OutcomeStatus; readonly text: string };

/** An event and what was made of it; null as long as nothing was. `seq` is the order of arrival. */
export type StoredEvent = WebhookEvent & {
  readonly seq: number;
  readonly status: OutcomeStatus | null;
  readonly outcome: string | null;
};

export type RefusedWebhook = { readonly reason: string; readonly body: string; readonly received_at: string };

/** Stores the raw event unless it is there; answers it as it is stored. */
export function keepEvent(db: Db, event: WebhookEvent): StoredEvent {
  insertNew(db, 'webhook_events', event);
  const stored = findEvent(db, event.id);
  if (!stored) throw new Error(`Event ${event.id} was not stored.`);
  return stored;
}

export function findEvent(db: Db, id: string): StoredEvent | undefined {
  return row<StoredEvent>(db, 'select * from webhook_events where id = ?', id);
}

export function findEventBySeq(db: Db, seq: number): StoredEvent | undefined {
  return row<StoredEvent>(db, 'select * from webhook_events where seq = ?', seq);
}

export function settleEvent(db: Db, id: string, { status, text }: Outcome): void {
  db.prepare('update webhook_events set status = ?, outcome = ? where id = ?').run(status, text, id);
}

/** In the order of their arrival. */
export function unsettledEvents(db: Db): StoredEvent[] {
  return rows<StoredEvent>(db, 'select * from webhook_events where status is null order by seq');
}

/** Notes which objects of Stripe's an event names, so that its family is found. */
export function addKeys(db: Db, eventId: string, keys: readonly string[]): void {
  for (const key of keys) insertNew(db, 'event_keys', { key, event_id: eventId });
}

/** The event and all that are about the same money, over however many others, in the order of their arrival. */
export function familyOf(db: Db, eventId: string): StoredEvent[] {
  return rows<StoredEvent>(
    db,
    `with recursive family (event_id) as (
       values (?)
       union
       select other.event_id from family
       join event_keys as mine on mine.event_id = family.event_id
       join event_keys as other on other.key = mine.key
     )
     select webhook_events.* from family join webhook_events on webhook_events.id = family.event_id order by seq`,
    eventId,
  );
}

/** How many are kept: whoever reaches the port can send them. */
const REFUSED_KEPT = 100;

export function addRefusedWebhook(db: Db, refused: RefusedWebhook): void {
  insertNew(db, 'refused_webhooks', refused);
  db.prepare(
    'delete from refused_webhooks where seq <= (select seq from refused_webhooks order by seq desc limit 1 offset ?)',
  ).run(REFUSED_KEPT);
}
