import { openDatabase } from '../support/database.ts';
import type { NewEvent } from './event.ts';
import { EVENT_SCHEMA, openEvents } from './event-store.ts';
import { firstPayment } from './first-payment.ts';
import { openPayments, PAYMENT_SCHEMA, type Payment } from './payment-store.ts';
import type { Item, Session } from './session.ts';

const SCHEMA = `
create table if not exists sessions (
  number integer primary key,
  id text not null unique,
  status text not null,
  session text not null,
  items text not null,
  parameters text not null,
  client_secret text,
  prefilled_email text
);
create table if not exists idempotency (
  key text primary key,
  fingerprint text not null,
  session_id text not null references sessions (id)
);
create table if not exists subscription_metadata (
  session_id text primary key references sessions (id),
  metadata text not null
);`;

export type StoredSession = {
  readonly session: Session;
  readonly items: readonly Item[];
  /** The decoded form fields of the request, names with brackets, exactly as received. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Kept after payment, when the session itself no longer shows it. */
  readonly clientSecret: string | null;
  readonly prefilledEmail: string | null;
  /** `subscription_data.metadata`: the session does not show it, the subscription's invoices do. */
  readonly subscriptionMetadata: Readonly<Record<string, string>>;
};

export type Store = ReturnType<typeof openStore>;

/** Everything the stand-in remembers, in one SQLite file. */
export function openStore(file: string) {
  const db = openDatabase(file, SCHEMA + EVENT_SCHEMA + PAYMENT_SCHEMA);
  const events = openEvents(db);
  const payments = openPayments(db);
  const addEvents = (sessionId: string, now: number, added: readonly NewEvent[]) => {
    for (const event of added) events.add({ ...event, sessionId, now });
  };
  // Sessions that were paid before the stand-in kept payments.
  const paidBefore = db
    .prepare(
      "select session from sessions where status = 'complete' and id not in (select session_id from payments)",
    )
    .all() as Pick<SessionRow, 'session'>[];
  for (const row of paidBefore) {
    const session: Session = JSON.parse(row.session);
    payments.add(firstPayment(session, session.created * 1000));
  }
  return {
    addSession: (stored: StoredSession, idempotency?: { key: string; fingerprint: string }) =>
      db.transaction(() => {
        const { session, items, parameters, clientSecret, prefilledEmail, subscriptionMetadata } = stored;
        db.prepare(
          `insert into sessions (id, status, session, items, parameters, client_secret, prefilled_email)
          values (?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          session.id,
          session.status,
          JSON.stringify(session),
          JSON.stringify(items),
          JSON.stringify(parameters),
          clientSecret,
          prefilledEmail,
        );
        if (Object.keys(subscriptionMetadata).length > 0) {
          db.prepare('insert into subscription_metadata (session_id, metadata) values (?, ?)').run(
            session.id,
            JSON.stringify(subscriptionMetadata),
          );
        }
        if (idempotency) {
          db.prepare('insert into idempotency (key, fingerprint, session_id) values (?, ?, ?)').run(
            idempotency.key,
            idempotency.fingerprint,
            session.id,
          );
        }
      })(),

    session: (id: string): StoredSession | undefined => {
      const row = db.prepare(`${SELECT} where id = ?`).get(id) as SessionRow | undefined;
      return row && toSession(row);
    },

    sessions: (): StoredSession[] =>
      (db.prepare(`${SELECT} order by number desc`).all() as SessionRow[]).map(toSession),

    /** The request that used this Idempotency-Key before. */
    idempotent: (key: string): { fingerprint: string; sessionId: string } | undefined => {
      const row = db.prepare('select * from idempotency where key = ?').get(key) as
        | { fingerprint: string; session_id: string }
        | undefined;
      return row && { fingerprint: row.fingerprint, sessionId: row.session_id };
    },

    /** Payment and events in one transaction: neither exists without the other. False when somebody has paid already. */
    completeSession: (session: Session, payment: Payment, added: readonly NewEvent[]): boolean =>
      db.transaction(() => {
        const paid = db
          .prepare("update sessions set status = ?, session = ? where id = ? and status = 'open'")
          .run(session.status, JSON.stringify(session), session.id);
        if (paid.changes === 0) return false;
        payments.add(payment);
        addEvents(session.id, payment.createdAt, added);
        return true;
      })(),

    addPayment: (payment: Payment, added: readonly NewEvent[]): void =>
      db.transaction(() => {
        payments.add(payment);
        addEvents(payment.sessionId, payment.createdAt, added);
      })(),

    /** False when more has been refunded than `before` in the meantime. */
    refund: (payment: Payment, before: number, event: NewEvent): boolean =>
      db.transaction(() => {
        if (!payments.refund(payment, before)) return false;
        addEvents(payment.sessionId, Date.now(), [event]);
        return true;
      })(),

    payments: { get: payments.get, all: payments.all },
    events,
    close: () => db.close(),
  };
}

const SELECT = `select sessions.*, subscription_metadata.metadata as subscription_metadata
  from sessions left join subscription_metadata on session_id = id`;

type SessionRow = {
  session: string;
  items: string;
  parameters: string;
  client_secret: string | null;
  prefilled_email: string | null;
  subscription_metadata: string | null;
};

function toSession(row: SessionRow): StoredSession {
  return {
    session: JSON.parse(row.session),
    items: JSON.parse(row.items),
    parameters: JSON.parse(row.parameters),
    clientSecret: row.client_secret,
    prefilledEmail: row.prefilled_email,
    subscriptionMetadata: JSON.parse(row.subscription_metadata ?? '{}'),
  };
}
