import type { Db } from '../support/database.ts';

export const OBJECT_SCHEMA = `
create table if not exists objects (
  number integer primary key,
  id text not null unique,
  kind text not null,
  object text not null
);
create index if not exists objects_of_kind on objects (kind);`;

/** What the API makes besides sessions, each as its answers show it. */
export type ApiObject = { readonly id: string; readonly object: string; readonly livemode: boolean };

export type ObjectStore = ReturnType<typeof openObjects>;

export function openObjects(db: Db) {
  const read = <Made extends ApiObject>(row: unknown) =>
    JSON.parse((row as { object: string }).object) as Made;
  return {
    /** Replaces an older state of the same object. */
    put: (made: ApiObject): void => {
      db.prepare(
        `insert into objects (id, kind, object) values (?, ?, ?)
         on conflict (id) do update set object = excluded.object`,
      ).run(made.id, made.object, JSON.stringify(made));
    },
    get: <Made extends ApiObject>(kind: Made['object'], id: string): Made | undefined => {
      const row = db.prepare('select object from objects where id = ? and kind = ?').get(id, kind);
      return row ? read<Made>(row) : undefined;
    },
    /** Newest first. */
    all: <Made extends ApiObject>(kind: Made['object']): Made[] =>
      db
        .prepare('select object from objects where kind = ? order by number desc')
        .all(kind)
        .map((row) => read<Made>(row)),
  };
}
