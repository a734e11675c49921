import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, type Program, parse } from 'acorn';
import { beforeAll, describe, expect, it } from 'vitest';
import { block } from '../readme/block.ts';
import { build } from './support/build.ts';
import { read, root } from './support/repository.ts';

describe('dist', () => {
  let built: ReadonlyMap<string, string>;
  beforeAll(async () => {
    built = await build();
  });

  it('holds the files that src builds, and no other', () => {
    const committed = readdirSync(join(root, 'dist'), { encoding: 'utf8', recursive: true })
      .map((name) => `dist/${name}`)
      .filter((path) => statSync(join(root, path)).isFile());
    expect(committed.sort()).toEqual([...built.keys()].sort());
  });

  it('holds what src builds, byte for byte', () => {
    const stale = [...built].filter(([path, text]) => read(path) !== text).map(([path]) => path);
    expect(stale, 'run `npm run build`').toEqual([]);
  });

  it('names no path of the machine that has built it', () => {
    for (const [path, text] of built) expect(text.includes(root), path).toBe(false);
  });
});

// The snippet loads the debug build, when it is asked to, from beside itself.
describe.each([
  ['dist/selgeo.js', '../src/snippet.ts', [/^import\(\w+\?\.src\.replace\(.{1,12},"debug\.js"\)\)$/]],
  ['dist/compat/rewardful.js', '../../src/rewardful.ts', []],
])('the script %s', (path, source, imports) => {
  const script = read(path);

  it('is ES2020, one expression that leaves no name in the page', () => {
    const program = parse(script, { ecmaVersion: 2020, sourceType: 'script' });
    expect(program.body.map(({ type }: Node) => type)).toEqual(['ExpressionStatement']);
  });

  it('does nothing that a strict Content Security Policy or a page without cookies would notice', () => {
    const names = new Set(script.match(/[\w$]+/g));
    for (const name of ['eval', 'Function', 'innerHTML', 'cookie', 'Image', 'Worker', 'setInterval']) {
      expect(names).not.toContain(name);
    }
  });

  it(`imports ${imports.length} files`, () => {
    const found = [...script.matchAll(/\bimport\b\(.*?\)\)/g)].map(([text]) => text);
    expect(script.match(/\bimport\b/g) ?? []).toHaveLength(imports.length);
    expect(found).toEqual(imports.map((pattern) => expect.stringMatching(pattern)));
  });

  it('does not name its source map, which lies beside it', () => {
    expect(script).not.toContain('sourceMappingURL');
    expect(JSON.parse(read(`${path}.map`)).sources).toContain(source);
  });
});

it('names the hash of every script, for the integrity attribute of its tag', () => {
  for (const [file, integrity] of Object.entries(JSON.parse(read('dist/integrity.json')))) {
    const hash = createHash('sha384')
      .update(read(`dist/${file}`))
      .digest('base64');
    expect(integrity, file).toBe(`sha384-${hash}`);
  }
});

it('is pinned in docs/security.md by the hash that it has', () => {
  const integrity = block('docs/security.md', 'html').match(/integrity="(.*?)"/)?.[1];
  expect(integrity).toBe(JSON.parse(read('dist/integrity.json'))['selgeo.js']);
});

/** A built module, parsed as the ES2020 that it has to be. */
function parseModule(path: string): Program {
  return parse(read(path), { ecmaVersion: 2020, sourceType: path.endsWith('.cjs') ? 'script' : 'module' });
}

it.each(['index', 'react', 'debug'].flatMap((name) => [`dist/${name}.js`, `dist/${name}.cjs`]))(
  '%s is ES2020',
  (path) => {
    expect(() => parseModule(path)).not.toThrow();
  },
);

describe.each(['js', 'cjs'])('the part for React, dist/react.%s', (extension) => {
  const path = `dist/react.${extension}`;

  it('tells Next.js that it is for the browser', () => {
    expect(parseModule(path).body[0]).toMatchObject({ directive: 'use client' });
  });

  it('takes React and the snippet from where they are, and has no copy of them', () => {
    const named = [...read(path).matchAll(/(?:from |require\()'(.*?)'/g)].map(([, name]) => name);
    expect(named.sort()).toEqual([`./index.${extension}`, 'react']);
    expect(read(path)).not.toContain('__selgeo_cid');
  });
});
