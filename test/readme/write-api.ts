import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './api-tables.ts';

// `npx tsx test/readme/write-api.ts` brings the tables of docs/http-api.md up to date.
const page = new URL('../../docs/http-api.md', import.meta.url);
writeFileSync(page, withTables(readFileSync(page, 'utf8')));
