import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../../../test/package/support/repository.ts';
import { ATTRIBUTION_FILE } from '../../attribution/schema.ts';
import { prepareFolder } from '../../command/data-folder.ts';
import { STRIPE_FILE } from '../../stripe/store.ts';
import { openDatabase } from '../../support/database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'selgeo-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const at = (name: string) => join(folder, name);

/** Makes a database with a merchant in it, in a process of its own that ends as it is told: libsql closes files at leisure. */
function makeOne(end = 'db.close()') {
  const code = `
    const db = new (require('libsql'))(process.argv[1]);
    db.pragma('journal_mode = WAL');
    db.exec("create table merchants (name text); insert into merchants values ('Kept')");
    ${end}`;
  spawnSync(process.execPath, ['--eval', code, at(ATTRIBUTION_FILE)], { cwd: root });
}

const merchants = () => {
  const db = openDatabase(at(ATTRIBUTION_FILE), '');
  const found = db.prepare('select name from merchants').all();
  db.close();
  return found;
};

describe('the folder of the data', () => {
  it('is made, and ignored by git', () => {
    prepareFolder(at('a/b'));
    expect(readFileSync(at('a/b/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('keeps what it has, also what a killed sandbox has left in the write-ahead log', () => {
    makeOne("process.kill(process.pid, 'SIGKILL')");
    expect(readdirSync(folder)).toContain(`${ATTRIBUTION_FILE}-wal`);
    prepareFolder(folder);
    expect(merchants()).toEqual([{ name: 'Kept' }]);
  });

  it('that is none, or lies in none, cannot be written', () => {
    writeFileSync(at('file'), '');
    for (const path of [at('file'), at('file/below')])
      expect(() => prepareFolder(path)).toThrow(
        /^The folder \S+ cannot be written \(E\w+\): make it writable, or name another one with --data\.$/,
      );
  });
});

describe('a database', () => {
  it.each([
    ['that is none', () => writeFileSync(at(STRIPE_FILE), 'x'.repeat(5000))],
    [
      'that has been cut off',
      () => {
        makeOne();
        truncateSync(at(ATTRIBUTION_FILE), 4096);
      },
    ],
  ])('%s is damaged, and stays until --fresh deletes it', (_, damage) => {
    damage();
    const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.db'));
    expect(() => prepareFolder(folder)).toThrow(/^\S+\.db is damaged: .*--fresh.*--data\.$/);
    expect(existsSync(at(name))).toBe(true);
    prepareFolder(folder, { fresh: true });
    expect(existsSync(at(name))).toBe(false);
  });

  it('of a newer sandbox is refused, and stays until --fresh deletes it', () => {
    writeFileSync(at('attribution-99.db'), 'of the future');
    expect(() => prepareFolder(folder)).toThrow(
      /attribution-99\.db is of a newer sandbox: run npx @selgeo\/sandbox@latest/,
    );
    expect(existsSync(at('attribution-99.db'))).toBe(true);
    prepareFolder(folder, { fresh: true });
    expect(readdirSync(folder)).toEqual(['.gitignore']);
  });

  it('of an older one is left alone, and --fresh deletes nothing but databases of the sandbox', () => {
    for (const name of ['attribution-1.db', 'stripe.db', 'orders.db', 'notes.txt'])
      writeFileSync(at(name), 'older');
    prepareFolder(folder);
    expect(readdirSync(folder)).toHaveLength(5);
    prepareFolder(folder, { fresh: true });
    expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'notes.txt', 'orders.db']);
  });

  it.each([{ fresh: false }, { fresh: true }])(
    'that another sandbox uses is left alone with %o',
    (options) => {
      makeOne();
      const db = openDatabase(at(ATTRIBUTION_FILE), '');
      expect(() => prepareFolder(folder, options)).toThrow(
        /^Another sandbox uses \S+: stop it, or .* --data\.$/,
      );
      db.close();
      expect(merchants()).toEqual([{ name: 'Kept' }]);
    },
  );
});
