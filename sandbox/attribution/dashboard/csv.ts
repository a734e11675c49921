import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import { stream } from 'hono/streaming';

/** A name for the first row, and what stands below it. */
export type Column<Row> = readonly [name: string, value: (row: Row) => string | number | null];

/** How many rows are read and written at once, between which other requests get their turn. */
const BATCH = 500;

/**
 * Sends rows as RFC 4180 says, with the mark by which spreadsheets know UTF-8. Cells that a spreadsheet would take for a
 * formula begin with an apostrophe, since refs and addresses are whatever a visitor has sent.
 */
export function sendCsv<Key, Row>(
  c: Context,
  file: string,
  columns: readonly Column<Row>[],
  keys: readonly Key[],
  read: (keys: readonly Key[]) => readonly Row[],
) {
  c.header('Content-Type', 'text/csv; charset=utf-8; header=present');
  c.header('Content-Disposition', `attachment; filename="${file}"`);
  c.header('Cache-Control', 'no-store');
  const written = (rows: readonly (readonly (string | number | null)[])[], bom = false) =>
    stringify(rows as unknown[][], { bom, escape_formulas: true, record_delimiter: 'windows' });
  return stream(c, async (out) => {
    await out.write(written([columns.map(([name]) => name)], true));
    for (let at = 0; at < keys.length && !out.aborted; at += BATCH) {
      const rows = read(keys.slice(at, at + BATCH));
      await out.write(written(rows.map((row) => columns.map(([, value]) => value(row)))));
      await setImmediate();
    }
  });
}
