import { expect, it } from 'vitest';
import { REAL_MANAGERS } from '../../e2e/support/consent-managers.ts';
import type { Reader } from '../../src/consent/reader.ts';
import { READERS } from '../../src/consent/readers.ts';
import { STAND_INS } from '../consent/stand-ins.ts';
import { manifest, read } from '../package/support/repository.ts';

const [, table = ''] = read('docs/consent-managers.md').split(/<!-- \/?managers -->/);

/** Of each row: the manager's name, what counts by default, and what it is tested with. */
const ROWS = [...table.matchAll(/^\| .+ \|$/gm)].slice(1).map(([row]) => {
  const [, name = '', , usual = '', , tested = ''] = row.slice(2, -2).split(' | ');
  return { name: name.replace(/`/g, ''), usual: usual.replace(/`/g, ''), tested };
});

it('the table of consent managers has every reader, in the order in which they are looked for, with what counts', () => {
  const readers = Object.entries<Reader>(READERS).map(([name, { usual = 'none' }]) => [name, usual]);
  expect(ROWS.map(({ name, usual }) => [name, usual])).toEqual(readers);
});

it.each(ROWS)('$name is tested with what the table says', ({ name, tested }) => {
  const [, pack, version] = tested.match(/^the real `(.+)` ([\d.]+)/) ?? [];
  expect(name in REAL_MANAGERS).toBe(pack !== undefined);
  expect(name in STAND_INS).toBe(pack === undefined);
  if (pack) expect(manifest.devDependencies).toMatchObject({ [pack]: version });
  for (const [, address = ''] of tested.matchAll(/\]\((.+?)\)/g))
    expect(read('test/consent/stand-ins.ts')).toContain(address);
});
