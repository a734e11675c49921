import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../package/support/repository.ts';
import { block } from './block.ts';

test('the TypeScript of the README compiles against the package', () => {
  const code = block('README.md', 'ts');
  expect(code).toContain("from '@selgeo/snippet'");
  const project = mkdtempSync(join(tmpdir(), 'selgeo-readme-'));
  mkdirSync(join(project, 'node_modules/@selgeo'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules/@selgeo/snippet'));
  writeFileSync(join(project, 'readme.mts'), code);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'node16'];
  execFileSync('node', [tsc, ...options, 'readme.mts'], { cwd: project, encoding: 'utf8' });
  rmSync(project, { recursive: true });
});
