import Database from 'libsql';

/** An open SQLite file, or `:memory:`. Statements are synchronous; every value is bound, never spliced into SQL. */
export type Db = Database.Database;

/** Opens the file and brings it to `schema`, which must be safe to run again (`create … if not exists`). */
export function openDatabase(file: string, schema: string): Db {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  // What is committed survives a killed process, though not a power cut; waiting for the disk would cost most of the time.
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 2000');
  db.exec(schema);
  return db;
}
