import { readFileSync, writeFileSync } from 'node:fs';
import { brotliSize } from '../../tools/brotli-size.mjs';
import { replaceMarked } from '../../tools/stamp.mjs';
import { costTable } from './cost.ts';
import { launchTable } from './table.ts';

// What `npm run bench:launch` does: it writes the two tables into docs/operations.md.

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const page = readFileSync(at('docs/operations.md'), 'utf8');
const size = brotliSize(readFileSync(at('dist/selgeo.js'), 'utf8'));
const withCost = replaceMarked(page, 'cost', costTable(size));
const text = replaceMarked(withCost, 'launch', launchTable());
writeFileSync(at('docs/operations.md'), text);
console.log('Written to docs/operations.md.');
