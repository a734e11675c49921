import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('the TypeScript of the README compiles against the package', () => {
  const code = readFileSync(join(ROOT, 'README.md'), 'utf8').match(/^```ts\n(.*?)^```$/ms)?.[1];
  expect(code).toContain("from '@selgeo/snippet'");
  const project = mkdtempSync(join(tmpdir(), 'selgeo-readme-'));
  mkdirSync(join(project, 'node_modules/@selgeo'), { recursive: true });
  symlinkSync(ROOT, join(project, 'node_modules/@selgeo/snippet'));
  writeFileSync(join(project, 'readme.mts'), code ?? '');
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'node16'];
  execFileSync('node', [tsc, ...options, 'readme.mts'], { cwd: project, encoding: 'utf8' });
  rmSync(project, { recursive: true });
});
