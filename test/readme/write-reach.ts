import { readFileSync, writeFileSync } from 'node:fs';
import { BETWEEN_MARKERS, reachTables } from './reach-table.ts';

// `npx tsx test/readme/write-reach.ts` brings the tables of docs/consent.md up to date.
const page = new URL('../../docs/consent.md', import.meta.url);
const text = readFileSync(page, 'utf8');
writeFileSync(page, text.replace(BETWEEN_MARKERS, reachTables));
