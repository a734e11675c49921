import { randomUUID } from 'node:crypto';
import type { Db } from '../../support/database.ts';
import type { Mode } from '../decide.ts';
import { forgetRefusal } from './conversion-requests.ts';
import { addConversion, type Conversion, findConversion } from './conversions.ts';
import { rows } from './sql.ts';

type SaleRow = Omit<Conversion, 'id' | 'created_at'> & {
  /** Transactions that this sale replaces, should they have been stored as sales of their own. */
  readonly invoices: readonly string[];
};

type Family = {
  /** The IDs of all events of the family. */
  readonly events: readonly string[];
  /** All sales that these events tell of. */
  readonly sales: readonly SaleRow[];
  /** ISO 8601 in UTC. */
  readonly at: string;
};

/** Brings the stored sales of a family to what its events say as a whole; answers those that are new. */
export function saveSales(db: Db, { events, sales, at }: Family): Conversion[] {
  const spare = new Map(
    events.flatMap((id) => salesOfEvent(db, id)).map((sale) => [sale.external_transaction_id, sale]),
  );
  const added: Conversion[] = [];
  for (const { invoices, ...facts } of sales) {
    const transaction = facts.external_transaction_id;
    // What a session replaces keeps its ID, so that the address of its page stays good.
    const replaced = invoices.map((id) => spare.get(id)).find((sale) => sale);
    forgetRefusal(db, facts.mode, transaction);
    const earlier = findConversion(db, facts.mode, transaction) ?? replaced;
    if (earlier) {
      spare.delete(earlier.external_transaction_id);
      update(db, earlier.id, facts);
    } else {
      const conversion = { id: randomUUID(), ...facts, created_at: at };
      addConversion(db, conversion);
      added.push(conversion);
    }
  }
  for (const { id } of spare.values()) db.prepare('delete from conversions where id = ?').run(id);
  return added;
}

/** Whether the Conversion API has recorded this transaction; what it has refused does not count. */
export function isReported(db: Db, mode: Mode, transaction: string): boolean {
  const known = findConversion(db, mode, transaction);
  return known?.source === 'api' && known.attributed === 1;
}

/** The sales that were recorded with an event. */
export function salesOfEvent(db: Db, eventId: string): Conversion[] {
  return rows<Conversion>(db, 'select * from conversions where stripe_event_id = ?', eventId);
}

function update(db: Db, id: string, facts: Omit<Conversion, 'id' | 'created_at'>): void {
  const columns = Object.keys(facts).map((column) => `${column} = ?`);
  db.prepare(`update conversions set ${columns.join(', ')} where id = ?`).run(...Object.values(facts), id);
}
