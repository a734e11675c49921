import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type Node, type Program, parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { filesOf, SOURCES } from '../../tools/build-once.mjs';
import { stubs } from '../../tools/stubs.mjs';
import { read, root } from './support/repository.ts';

describe('dist', () => {
  // Here it has been built anew before this runs, so only where the sources are as committed can git have another one.
  const changed = (...paths: string[]) =>
    spawnSync('git', ['status', '--porcelain', '--', ...paths], { cwd: root, encoding: 'utf8' });
  const sources = changed(...SOURCES);

  it.runIf(sources.status === 0 && !sources.stdout)('in git is what the sources in git build', () => {
    expect(changed('dist').stdout, 'commit what `npm run build` has written').toBe('');
  });

  it('names no path of the machine that has built it', () => {
    for (const path of filesOf('dist')) expect(read(path).includes(root), path).toBe(false);
  });
});

// The snippet loads the debug build, when it is asked to, from beside itself.
describe.each([
  ['dist/selgeo.js', '../src/snippet.ts', ['selgeo-debug.js']],
  ['dist/compat/rewardful.js', '../../src/rewardful.ts', ['selgeo-debug.js']],
  ['dist/consent.js', '../src/consent-tag.ts', []],
])('the script %s', (path, source, imports) => {
  const script = read(path);

  it('is ES2020, one expression that leaves no name in the page', () => {
    const program = parse(script, { ecmaVersion: 2020, sourceType: 'script' });
    expect(program.body.map(({ type }: Node) => type)).toEqual(['ExpressionStatement']);
  });

  it('does nothing that a strict Content Security Policy would notice', () => {
    const names = new Set(script.match(/[\w$]+/g));
    for (const name of ['eval', 'Function', 'innerHTML', 'Image', 'Worker', 'setInterval']) {
      expect(names).not.toContain(name);
    }
  });

  it(`imports ${imports.length} files`, () => {
    expect(script.match(/\bimport\b/g) ?? []).toHaveLength(imports.length);
    for (const name of imports) expect(script).toContain(name);
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

/** The modules of the package, by the names of their files. */
const modules = ['index', ...stubs().map(({ content }) => content.module.replace(/^.*\/|\.js$/g, ''))];

/** A built module, parsed as the ES2019 that it has to be for webpack 4 and Browserify. */
function parseModule(path: string): Program {
  return parse(read(path), { ecmaVersion: 2019, sourceType: path.endsWith('.cjs') ? 'script' : 'module' });
}

it.each(modules.flatMap((name) => [`dist/${name}.js`, `dist/${name}.cjs`]))('%s is ES2019', (path) => {
  expect(() => parseModule(path)).not.toThrow();
});

describe.each(['js', 'cjs'])('the part for React, dist/react.%s', (extension) => {
  const path = `dist/react.${extension}`;

  it('tells Next.js that it is for the browser', () => {
    expect(parseModule(path).body[0]).toMatchObject({ directive: 'use client' });
  });

  it('takes React and the snippet from where they are, and has no copy of them', () => {
    const named = new Set([...read(path).matchAll(/(?:from |require\()'(.*?)'/g)].map(([, name]) => name));
    expect([...named].sort()).toEqual([`./index.${extension}`, 'react']);
    expect(read(path)).not.toContain('__selgeo_cid');
  });
});
