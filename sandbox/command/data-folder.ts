import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { ATTRIBUTION_FILE } from '../attribution/schema.ts';
import { STRIPE_FILE } from '../stripe/store.ts';

/** The databases of this version and of others, with what SQLite keeps beside them. */
const OURS = /^(attribution|stripe)(-\d+)?\.db(-wal|-shm|-journal)?$/;

const CURRENT = [ATTRIBUTION_FILE, STRIPE_FILE];

/**
 * Makes the folder of the sandbox's data ready: there, writable, ignored by git, with sound files that nothing else uses.
 * `fresh` deletes what is in it. Throws an error of one line that says what to do.
 */
export function prepareFolder(folder: string, { fresh = false }: { readonly fresh?: boolean } = {}): void {
  makeWritable(folder);
  const ours = readdirSync(folder).filter((name) => OURS.test(name));
  const newer = ours.find(isNewer);
  if (newer && !fresh) {
    throw new Error(
      `${join(folder, newer)} is of a newer sandbox: run npx @selgeo/sandbox@latest, delete all data with --fresh, or name another folder with --data.`,
    );
  }
  for (const name of CURRENT) if (ours.includes(name)) check(join(folder, name), fresh);
  if (fresh) for (const name of ours) rmSync(join(folder, name), { force: true });
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const ignored = join(folder, '.gitignore');
    if (!existsSync(ignored)) writeFileSync(ignored, '*\n');
  } catch (error) {
    throw new Error(
      `The folder ${folder} cannot be written (${codeOf(error)}): make it writable, or name another one with --data.`,
    );
  }
}

/** True for a file that `CURRENT` has with a lower number. */
function isNewer(name: string): boolean {
  const [, part, number = '0'] = /^(\w+)-(\d+)\.db$/.exec(name) ?? [];
  const [, current = '0'] =
    CURRENT.map((one) => /^(\w+)-(\d+)\.db$/.exec(one))
      .find((found) => found?.[1] === part)
      ?.slice(1) ?? [];
  return Number(number) > Number(current);
}

/** Of a database that is to be deleted, only that nothing else uses it. */
function check(file: string, fresh: boolean): void {
  try {
    const db = new Database(file);
    try {
      // Only who is alone with a database can leave the write-ahead log. https://sqlite.org/pragma.html#pragma_journal_mode
      db.pragma('journal_mode = DELETE');
      const [{ quick_check: found } = { quick_check: '' }] = db.pragma('quick_check(1)') as Check[];
      if (found !== 'ok') throw Object.assign(new Error(found), { code: 'SQLITE_CORRUPT' });
    } finally {
      db.close();
    }
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY'))
      throw new Error(`Another sandbox uses ${file}: stop it, or name another folder with --data.`);
    if (fresh) return;
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error)))
      throw new Error(
        `${file} is damaged: put a copy in its place, delete all data with --fresh, or name another folder with --data.`,
      );
    throw new Error(
      `${file} cannot be opened (${codeOf(error)}): make it writable, or name another folder with --data.`,
    );
  }
}

type Check = { readonly quick_check: string };

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
