import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { linkPackages } from '../package/support/install.ts';
import { root } from '../package/support/repository.ts';
import { block } from './block.ts';

test('the TypeScript of the README compiles against the package', () => {
  const code = block('README.md', 'ts');
  expect(code).toContain("from '@selgeo/snippet'");
  compile({ 'readme.mts': code });
});

test('the pages in docs/react.md compile against the package', () => {
  const blocks = [0, 1, 2].map((index) => block('docs/react.md', 'tsx', index));
  expect(() => block('docs/react.md', 'tsx', 3)).toThrow('no block 3');
  compile(Object.fromEntries(blocks.map((code, index) => [`page-${index}.tsx`, code])));
});

/** Compiles files of a project that has the package. */
function compile(files: Readonly<Record<string, string>>): void {
  const project = mkdtempSync(join(tmpdir(), 'selgeo-readme-'));
  onTestFinished(() => rmSync(project, { recursive: true }));
  mkdirSync(join(project, 'node_modules/@selgeo'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules/@selgeo/snippet'));
  linkPackages(project, ['@types/react', 'csstype']);
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  for (const [name, code] of Object.entries(files)) writeFileSync(join(project, name), code);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = '--noEmit --strict --target es2022 --module node16 --jsx react-jsx'.split(' ');
  execFileSync('node', [tsc, ...options, ...Object.keys(files)], { cwd: project, encoding: 'utf8' });
}
