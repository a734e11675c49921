import { openDatabase } from '../support/database.ts';
import { newCustomer } from './customer.ts';
import type { NewEvent } from './event.ts';
import { EVENT_SCHEMA, openEvents } from './event-store.ts';
import { OBJECT_SCHEMA, openObjects } from './object-store.ts';
import { openPayments, PAYMENT_SCHEMA, type Payment } from './payment-store.ts';
import { addCatalogue } from './price.ts';
import type { Item, Session } from './session.ts';

/** Give it another number with every change of the schema: the stand-in then starts afresh, beside the older file. */
export const STRIPE_FILE = 'stripe-3.db';

const SCHEMA = `
create table if not exists sessions (
  number integer primary key,
  id text not null unique,
  status text not null,
  session text not null,
  items text not null,
  parameters text not null,
  client_secret text,
  prefilled_email text,
  subscription_metadata text not null
);
create table if not exists idempotency (
  key text primary key,
  fingerprint text not null,
  session_id text not null references sessions (id)
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
  const db = openDatabase(file, SCHEMA + EVENT_SCHEMA + PAYMENT_SCHEMA + OBJECT_SCHEMA);
  const events = openEvents(db);
  const payments = openPayments(db);
  const objects = openObjects(db);
  addCatalogue(objects);
  const addEvents = (sessionId: string, now: number, added: readonly NewEvent[]) => {
    for (const event of added) events.add({ ...event, sessionId, now });
  };
  const addCustomer = ({ customer, customer_details, livemode, created }: Session) => {
    if (typeof customer !== 'string' || objects.get('customer', customer)) return;
    const { email = null, name = null } = customer_details ?? {};
    objects.put(newCustomer({ email, name }, { id: customer, livemode, now: created }));
  };
  return {
    addSession: (stored: StoredSession, idempotency?: { key: string; fingerprint: string }) =>
      db.transaction(() => {
        const { session, items, parameters, clientSecret, prefilledEmail, subscriptionMetadata } = stored;
        db.prepare(
          `insert into sessions (id, status, session, items, parameters, client_secret, prefilled_email,
            subscription_metadata) values (?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          session.id,
          session.status,
          JSON.stringify(session),
          JSON.stringify(items),
          JSON.stringify(parameters),
          clientSecret,
          prefilledEmail,
          JSON.stringify(subscriptionMetadata),
        );
        if (idempotency) {
          db.prepare('insert into idempotency (key, fingerprint, session_id) values (?, ?, ?)').run(
            idempotency.key,
            idempotency.fingerprint,
            session.id,
          );
        }
      })(),

    session: (id: string): StoredSession | undefined => {
      const row = db.prepare('select * from sessions where id = ?').get(id) as SessionRow | undefined;
      return row && toSession(row);
    },

    sessions: (): StoredSession[] =>
      (db.prepare('select * from sessions order by number desc').all() as SessionRow[]).map(toSession),

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
        addCustomer(session);
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
    objects,
    close: () => db.close(),
  };
}

type SessionRow = {
  session: string;
  items: string;
  parameters: string;
  client_secret: string | null;
  prefilled_email: string | null;
  subscription_metadata: string;
};

function toSession(row: SessionRow): StoredSession {
  return {
    session: JSON.parse(row.session),
    items: JSON.parse(row.items),
    parameters: JSON.parse(row.parameters),
    clientSecret: row.client_secret,
    prefilledEmail: row.prefilled_email,
    subscriptionMetadata: JSON.parse(row.subscription_metadata),
  };
}
