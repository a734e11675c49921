import { openDatabase } from '../support/database.ts';
import { EVENT_SCHEMA, openEvents } from './event-store.ts';
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
);`;

export type StoredSession = {
  readonly session: Session;
  readonly items: readonly Item[];
  /** The decoded form fields of the request, names with brackets, exactly as received. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Kept after payment, when the session itself no longer shows it. */
  readonly clientSecret: string | null;
  readonly prefilledEmail: string | null;
};

export type Store = ReturnType<typeof openStore>;

/** Everything the stand-in remembers, in one SQLite file. */
export function openStore(file: string) {
  const db = openDatabase(file, SCHEMA + EVENT_SCHEMA);
  const events = openEvents(db);
  return {
    addSession: (stored: StoredSession, idempotency?: { key: string; fingerprint: string }) =>
      db.transaction(() => {
        const { session, items, parameters, clientSecret, prefilledEmail } = stored;
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

    /** Payment and event in one transaction: neither exists without the other. False when somebody has paid already. */
    completeSession: (session: Session, event: { id: string; payload: string; now: number }): boolean =>
      db.transaction(() => {
        const paid = db
          .prepare("update sessions set status = ?, session = ? where id = ? and status = 'open'")
          .run(session.status, JSON.stringify(session), session.id);
        if (paid.changes === 0) return false;
        events.add({ ...event, sessionId: session.id });
        return true;
      })(),

    events,
    close: () => db.close(),
  };
}

type SessionRow = {
  session: string;
  items: string;
  parameters: string;
  client_secret: string | null;
  prefilled_email: string | null;
};

function toSession(row: SessionRow): StoredSession {
  return {
    session: JSON.parse(row.session),
    items: JSON.parse(row.items),
    parameters: JSON.parse(row.parameters),
    clientSecret: row.client_secret,
    prefilledEmail: row.prefilled_email,
  };
}
