import type { Db } from '../../support/database.ts';
import type { Mode } from '../decide.ts';
import { addConversion, type Conversion } from './conversions.ts';
import { insertNew, row } from './sql.ts';

/** A call of the Conversion API as it came, and how it was answered. */
export type ConversionRequest = {
  readonly conversion_id: string;
  readonly body: string;
  readonly status: 201 | 422;
};

/**
 * Stores what a call of the Conversion API reported, credited or not; false when this transaction was recorded before.
 * A refusal records nothing for the merchant: it is kept for people to see, and gives way to the next attempt.
 */
export function keepReported(db: Db, conversion: Conversion, body: string): boolean {
  return db.transaction(() => {
    forgetRefusal(db, conversion.mode, conversion.external_transaction_id);
    if (!addConversion(db, conversion)) return false;
    const status = conversion.attributed ? 201 : 422;
    insertNew(db, 'conversion_requests', { conversion_id: conversion.id, body, status });
    return true;
  })();
}

export function findConversionRequest(db: Db, conversionId: string): ConversionRequest | undefined {
  return row<ConversionRequest>(
    db,
    'select * from conversion_requests where conversion_id = ?',
    conversionId,
  );
}

/** Makes room for a transaction that the Conversion API has refused before. */
export function forgetRefusal(db: Db, mode: Mode, transaction: string): void {
  db.prepare(
    `delete from conversions
     where mode = ? and external_transaction_id = ? and source = 'api' and attributed = 0`,
  ).run(mode, transaction);
}
