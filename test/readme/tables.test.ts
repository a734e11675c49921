import { expect, test } from 'vitest';
import { read } from '../package/support/repository.ts';
import { compile } from './compile.ts';

/** For each table: where it begins, what its first column names, and the type that has exactly those names. */
const TABLES = [
  ['docs/tag.md', 'attribute', "keyof InitOptions | 'debug'"],
  ['docs/api.md', 'member', "keyof Omit<Selgeo, 'inspect'>"],
  ['docs/api.md', '`status`', "Readiness['status']"],
  ['docs/debug.md', 'field', 'keyof Inspection'],
] as const;

test.each(TABLES)('the table of %s with the column %s has every name, and no other', (page, column, type) => {
  const names = firstColumn(page, column).map((name) => `'${name}': true`);
  expect(names.length).toBeGreaterThan(4);
  compile({
    'names.ts': `
      import type { InitOptions, Readiness, Selgeo } from '@selgeo/snippet';
      ${type.includes('Inspection') ? "import type { Inspection } from '@selgeo/snippet/debug';" : ''}
      export const names: Record<${type}, true> = { ${names.join(', ')} };`,
  });
});

/** The names in a table's first column: attributes as `init` takes them, functions without their arguments. */
function firstColumn(page: string, heading: string): string[] {
  const [, table = ''] = `${read(page)}\n`.split(`\n| ${heading} |`);
  const [rows = ''] = table.split('\n\n');
  return [...rows.matchAll(/^\| `(?:data-)?([\w-]+)/gm)].map(([, name = '']) =>
    name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
  );
}
