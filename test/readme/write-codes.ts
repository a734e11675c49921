import { readFileSync, writeFileSync } from 'node:fs';
import { codesTable } from './codes-table.ts';

// `npx tsx test/readme/write-codes.ts` brings the table of docs/debug.md up to date.
const page = new URL('../../docs/debug.md', import.meta.url);
const text = readFileSync(page, 'utf8');
const [head] = text.split(/(?<=^## All codes\n.*?^\|---\|---\|---\|\n)/ms);
writeFileSync(page, `${head}${codesTable()}\n`);
