import { expect, test } from 'vitest';
import { read } from '../package/support/repository.ts';
import { TABLES, withTables } from './api-tables.ts';

const page = read('docs/http-api.md');

test('the tables of docs/http-api.md say what contract/openapi.json says', () => {
  expect(page, 'run "npx tsx test/readme/write-api.ts"').toBe(withTables(page));
});

test('docs/http-api.md has a table for every path and every body', () => {
  const names = [...page.matchAll(/<!-- openapi (\S+) -->/g)].map(([, name]) => name);
  expect(names.sort()).toEqual([...TABLES].sort());
});
