import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the repository lies. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The text of one of its files. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Its `package.json`. */
export const manifest: { readonly version: string; readonly [field: string]: unknown } = JSON.parse(
  read('package.json'),
);
