import { describe, expect, it } from 'vitest';
import { read } from '../../../test/package/support/repository.ts';
import { block } from '../../../test/readme/block.ts';
import { createProgram } from '../../command/program.ts';
import { readyOf } from '../../command/ready.ts';
import type { Sandbox } from '../../start.ts';
import { world } from '../attribution/support.ts';

const program = createProgram({ snippetDir: '/nowhere' });

/** The names in the first column of a table of docs/sandbox.md. */
function firstColumn(heading: string): string[] {
  const [, table = ''] = read('docs/sandbox.md').split(`\n| ${heading} |`);
  const cells = (table.split('\n\n')[0] ?? '').matchAll(/^\| (`[^|]*) \|/gm);
  return [...cells].flatMap(([, cell = '']) => cell.match(/(?<=`)[\w-]+(?=`)/g) ?? []);
}

describe('docs/sandbox.md', () => {
  it('has every option, and no other', () => {
    const options = program.options.map(({ long }) => long);
    expect(firstColumn('option').sort()).toEqual([...options, '--help'].sort());
  });

  it('has every field of the JSON, and the tag that is printed', () => {
    const origins = {
      shop: 'http://localhost:4600',
      attribution: 'http://localhost:4601',
      stripe: 'http://localhost:4602',
    };
    const ready = readyOf({ origins, keys: world.keys, realStripe: false } as Sandbox, {
      version: '1.2.3',
      shop: undefined,
      site: origins.shop,
      dataDir: '/data',
    });
    expect(firstColumn('field').sort()).toEqual(Object.keys(ready).sort());
    expect(block('docs/sandbox.md', 'html')).toContain(`\n${ready.tag}\n`);
    expect(block('docs/sandbox.md', 'html')).toContain(`"${ready.paymentLinks[0]}"`);
  });
});

describe('a command line that is wrong', () => {
  it.each([
    [['--bogus'], "error: unknown option '--bogus'"],
    [['contrct'], 'error: too many arguments'],
    [['--port', 'http'], 'Give a number from 2 to 65534'],
    [['--site', 'shop.test/a'], 'Give an origin without a path'],
  ])('%j is refused before anything starts, and leads to --help', async (args, message) => {
    const said: string[] = [];
    const strict = createProgram({ snippetDir: '/nowhere' })
      .exitOverride()
      .configureOutput({ writeErr: (text) => said.push(text) });
    await expect(strict.parseAsync(args, { from: 'user' })).rejects.toMatchObject({ exitCode: 1 });
    expect(said.join('')).toContain(message);
    expect(said.join('')).toContain('--help lists all options.');
  });
});
