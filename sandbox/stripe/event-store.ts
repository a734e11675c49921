import type { Db } from '../support/database.ts';

export const EVENT_SCHEMA = `
create table if not exists events (
  number integer primary key,
  id text not null unique,
  session_id text not null references sessions (id),
  payload text not null,
  created_at integer not null,
  attempts integer not null default 0,
  next_attempt_at integer not null,
  delivered_at integer,
  last_outcome text
);`;

/** A webhook event and how far its delivery has come. Times are milliseconds since the epoch. */
export type OutboxEvent = {
  readonly id: string;
  readonly sessionId: string;
  /** The exact text that is signed and sent. */
  readonly payload: string;
  readonly createdAt: number;
  readonly attempts: number;
  readonly nextAttemptAt: number;
  readonly deliveredAt: number | null;
  readonly lastOutcome: string | null;
};

export type EventStore = ReturnType<typeof openEvents>;

/** The outbox: every webhook event, and which of them have arrived. */
export function openEvents(db: Db) {
  return {
    /** Part of the transaction that records the payment. `now` is in milliseconds. */
    add: (event: { id: string; sessionId: string; payload: string; now: number }): void => {
      db.prepare(
        'insert into events (id, session_id, payload, created_at, next_attempt_at) values (?, ?, ?, ?, ?)',
      ).run(event.id, event.sessionId, event.payload, event.now, event.now);
    },

    get: (id: string): OutboxEvent | undefined => {
      const row = db.prepare('select * from events where id = ?').get(id) as EventRow | undefined;
      return row && toEvent(row);
    },

    all: (): OutboxEvent[] =>
      (db.prepare('select * from events order by number desc').all() as EventRow[]).map(toEvent),

    undelivered: (): OutboxEvent[] =>
      (db.prepare('select * from events where delivered_at is null order by number').all() as EventRow[]).map(
        toEvent,
      ),

    /** Noted before the request leaves, so that a crash in the middle of it leads to a retry, not to silence. */
    beginAttempt: (id: string, nextAttemptAt: number): void => {
      db.prepare('update events set attempts = attempts + 1, next_attempt_at = ? where id = ?').run(
        nextAttemptAt,
        id,
      );
    },

    /** A later failure never takes back an earlier delivery. */
    endAttempt: (id: string, outcome: string, deliveredAt: number | null): void => {
      db.prepare(
        'update events set last_outcome = ?, delivered_at = coalesce(delivered_at, ?) where id = ?',
      ).run(outcome, deliveredAt, id);
    },

    /** After a restart nobody should wait out the long delay that the previous run had reached. */
    hurry: (latest: number): void => {
      db.prepare(
        'update events set next_attempt_at = min(next_attempt_at, ?) where delivered_at is null',
      ).run(latest);
    },
  };
}

type EventRow = {
  id: string;
  session_id: string;
  payload: string;
  created_at: number;
  attempts: number;
  next_attempt_at: number;
  delivered_at: number | null;
  last_outcome: string | null;
};

function toEvent(row: EventRow): OutboxEvent {
  return {
    id: row.id,
    sessionId: row.session_id,
    payload: row.payload,
    createdAt: row.created_at,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    deliveredAt: row.delivered_at,
    lastOutcome: row.last_outcome,
  };
}
