import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package/support/repository.ts';

/** Every page of documentation. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
