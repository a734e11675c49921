import type { Db } from '../../support/database.ts';
import type { Decision, Mode } from '../decide.ts';
import { insertNew, row } from './sql.ts';

export type Conversion = {
  readonly id: string;
  readonly mode: Mode;
  readonly source: 'checkout' | 'api';
  readonly external_transaction_id: string;
  readonly event_type: string;
  /** In the currency's smallest unit. */
  readonly amount_cents: number;
  readonly currency: string | null;
  /** How much of it went back to the customer. */
  readonly refunded_cents: number;
  /** Only a `sale` enters the figures; `unpaid` is a sale whose money has not arrived. */
  readonly counts_as: 'sale' | 'lead' | 'unpaid';
  readonly attributed: 0 | 1;
  readonly code: string;
  readonly explanation: string;
  /** Why it does not count, or not in full. */
  readonly note: string | null;
  readonly click_id: string | null;
  readonly partner_id: number | null;
  readonly prospect_email: string | null;
  readonly stripe_event_id: string | null;
  readonly occurred_at: string;
  readonly created_at: string;
};

/** Stores a conversion; false when this transaction was recorded before. */
export function addConversion(db: Db, conversion: Conversion): boolean {
  return insertNew(db, 'conversions', conversion) !== undefined;
}

export function findConversion(db: Db, mode: Mode, transaction: string): Conversion | undefined {
  return row<Conversion>(
    db,
    'select * from conversions where mode = ? and external_transaction_id = ?',
    mode,
    transaction,
  );
}

/** The columns that say who earned a conversion. */
export function decisionColumns(decision: Decision) {
  return {
    attributed: decision.attributed ? 1 : 0,
    code: decision.code,
    explanation: decision.explanation,
    click_id: decision.attributed ? decision.clickId : null,
    partner_id: decision.attributed ? decision.partnerId : null,
  } as const;
}
