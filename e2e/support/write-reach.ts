import { readFileSync, writeFileSync } from 'node:fs';
import { REACH_PLACE, reachTable } from './reach-table.ts';

// `npx tsx e2e/support/write-reach.ts` brings the table of docs/consent.md up to date.
const page = new URL('../../docs/consent.md', import.meta.url);
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace(REACH_PLACE, (_, from, to) => `${from}${reachTable()}${to}`),
);
