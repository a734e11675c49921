import type { Db } from '../support/database.ts';

export const PAYMENT_SCHEMA = `
create table if not exists payments (
  number integer primary key,
  id text not null unique,
  session_id text not null references sessions (id),
  charge_id text not null,
  invoice_id text,
  reason text not null,
  amount integer not null,
  refunded integer not null default 0,
  created_at integer not null
);
create index if not exists payments_of_session on payments (session_id);`;

/** Money that has arrived: the PaymentIntent and its charge, and the invoice where a subscription made one. */
export type Payment = {
  /** Of the PaymentIntent. */
  readonly id: string;
  readonly sessionId: string;
  readonly chargeId: string;
  readonly invoiceId: string | null;
  readonly reason: 'purchase' | 'subscription_create' | 'subscription_cycle';
  /** In the currency's smallest unit, as is `refunded`. */
  readonly amount: number;
  readonly refunded: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
};

export type PaymentStore = ReturnType<typeof openPayments>;

export function openPayments(db: Db) {
  return {
    add: ({ id, sessionId, chargeId, invoiceId, reason, amount, refunded, createdAt }: Payment): void => {
      db.prepare(
        `insert into payments (id, session_id, charge_id, invoice_id, reason, amount, refunded, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(id, sessionId, chargeId, invoiceId, reason, amount, refunded, createdAt);
    },

    get: (id: string): Payment | undefined => {
      const row = db.prepare('select * from payments where id = ?').get(id) as PaymentRow | undefined;
      return row && toPayment(row);
    },

    all: (): Payment[] =>
      (db.prepare('select * from payments order by number desc').all() as PaymentRow[]).map(toPayment),

    /** False when somebody has refunded in the meantime, so that nothing goes back twice. */
    refund: ({ id, refunded }: Payment, before: number): boolean =>
      db.prepare('update payments set refunded = ? where id = ? and refunded = ?').run(refunded, id, before)
        .changes > 0,
  };
}

type PaymentRow = {
  id: string;
  session_id: string;
  charge_id: string;
  invoice_id: string | null;
  reason: Payment['reason'];
  amount: number;
  refunded: number;
  created_at: number;
};

function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    sessionId: row.session_id,
    chargeId: row.charge_id,
    invoiceId: row.invoice_id,
    reason: row.reason,
    amount: row.amount,
    refunded: row.refunded,
    createdAt: row.created_at,
  };
}
