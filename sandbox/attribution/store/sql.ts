import type { Db } from '../../support/database.ts';

/** What libsql can bind. Booleans are left out because they abort the whole process (libsql 0.5.29). */
export type Value = string | number | null;

/** All rows of a query; values fill the question marks in order. */
export function rows<Row>(db: Db, sql: string, ...values: Value[]): Row[] {
  return db.prepare(sql).all(...values) as Row[];
}

/** The first row of a query, or undefined when there is none. */
export function row<Row>(db: Db, sql: string, ...values: Value[]): Row | undefined {
  return rows<Row>(db, sql, ...values)[0];
}

/**
 * Inserts a record whose keys are column names. Answers its row number, or undefined when a unique index already holds
 * such a row. Table and column names come from this code only, never from a request.
 */
export function insertNew(db: Db, table: string, record: Record<string, Value>): number | undefined {
  const columns = Object.keys(record);
  const marks = columns.map(() => '?').join(', ');
  const result = db
    .prepare(`insert into ${table} (${columns.join(', ')}) values (${marks}) on conflict do nothing`)
    .run(...Object.values(record));
  return result.changes === 0 ? undefined : Number(result.lastInsertRowid);
}
