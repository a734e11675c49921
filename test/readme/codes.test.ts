import { expect, test } from 'vitest';
import { CODES } from '../../src/diagnosis/codes.ts';
import { read } from '../package/support/repository.ts';
import { codesTable } from './codes-table.ts';
import { PAGES } from './pages.ts';

test('the table of docs/debug.md has every code, as src/diagnosis/codes.ts explains it, and no other', () => {
  const table =
    read('docs/debug.md')
      .split('## All codes')[1]
      ?.match(/^\| SG.*$/gm) ?? [];
  expect(table.join('\n'), 'run "npx tsx test/readme/write-codes.ts"').toBe(codesTable());
});

test.each(PAGES)('%s names no code that there is not', (page) => {
  expect(Object.values(CODES).map(({ code }) => code)).toEqual(
    expect.arrayContaining(read(page).match(/\bSG\d\d\b/g) ?? []),
  );
});
