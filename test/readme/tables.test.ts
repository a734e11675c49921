import { expect, test } from 'vitest';
import { OPTIONS, type OptionRule } from '../../src/agreed/options.ts';
import { optionProblems } from '../../src/diagnosis/option-problems.ts';
import { read } from '../package/support/repository.ts';
import { UNSOUND_TAGS } from '../support/unsound-tags.ts';
import { blocksOf } from './block.ts';
import { compile } from './compile.ts';

/** For each table: where it begins, what its first column names, and the type that has exactly those names. */
const TABLES = [
  ['docs/tag.md', 'attribute', "keyof InitOptions | 'debug'"],
  ['docs/api.md', 'member', "keyof Omit<Selgeo, 'inspect'>"],
  ['docs/api.md', '`status`', "Readiness['status']"],
  ['docs/debug.md', 'field', 'keyof Inspection'],
] as const;

// One program, because starting the compiler takes longer than any table.
test('tables of the documentation have every name of their type, and no other', () => {
  const tables = TABLES.map(([page, column, type]) => {
    const names = firstColumn(page, column);
    expect(names.length, `${page}, ${column}`).toBeGreaterThan(4);
    return `/* ${page}, ${column} */ export const _: Record<${type}, true> = { ${names.map((name) => `'${name}': true`).join(', ')} };`;
  });
  const imports = `import type { InitOptions, Readiness, Selgeo } from '@selgeo/snippet';
      import type { Inspection } from '@selgeo/snippet/debug';`;
  compile(Object.fromEntries(tables.map((code, index) => [`table-${index}.ts`, `${imports}\n${code}`])));
});

test('the table of docs/tag.md has the defaults and words by which options are read', () => {
  const documented = rows('docs/tag.md', 'attribute').map(([attribute = '', usual, meaning = '']) => {
    const [word] = meaning.match(/^`[^`]+`/) ?? [];
    return [camelCase(attribute), usual, word];
  });
  const held = Object.entries<OptionRule>(OPTIONS).map(([name, { default: usual, allows }]) => {
    const others = Array.isArray(allows) ? allows.filter((word) => word !== usual) : [];
    const [word] = others.map((other) => `\`${other}\``);
    return [name, usual ? `\`${usual}\`` : name === 'merchant' ? 'required' : 'none', word];
  });
  expect(documented.filter(([name]) => name !== 'debug')).toEqual(held);
});

test('every malformed attribute of docs/tag.md is one that the debug mode and the doctor report', () => {
  const [, section = ''] = read('docs/tag.md').split(/^## Malformed values$|^## Which tag counts$/m);
  const attributes = section.match(/(?<=`)data-[^`]+/g) ?? [];
  for (const attribute of attributes) expect(optionProblems(dataOf(attribute)), attribute).toHaveLength(1);
  expect(attributes).toEqual(expect.arrayContaining(UNSOUND_TAGS.map(([html]) => html)));
});

test('the tag of docs/tag.md has no malformed attribute', () => {
  const [{ code } = { code: '' }] = blocksOf('docs/tag.md');
  const data = dataOf(code);
  expect(Object.keys(data)).toContain('merchant');
  expect(optionProblems(data)).toEqual([]);
});

/** The names in a table's first column: attributes as `init` takes them, functions without their arguments. */
function firstColumn(page: string, heading: string): string[] {
  return rows(page, heading).flatMap(([cell = '']) => {
    const [, name] = cell.match(/^`([\w-]+)/) ?? [];
    return name ? [camelCase(name)] : [];
  });
}

/** The cells of a table's rows. */
function rows(page: string, heading: string): string[][] {
  const [, table = ''] = `${read(page)}\n`.split(`\n| ${heading} |`);
  const [body = ''] = table.split('\n\n');
  return [...body.matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) => row.split(' | '));
}

/** The attributes in a piece of HTML, as `dataset` has them. */
function dataOf(html: string): Record<string, string> {
  const attributes = [...html.matchAll(/(data-[\w-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(attributes.map(([, name = '', value = '']) => [camelCase(name), value]));
}

function camelCase(attribute: string): string {
  return attribute.replace(/^`?(data-)?|`$/g, '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
