import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, install, run } from './support/install.ts';
import { createProject, exportsIn, exportsInNode, IMPORTS, REQUIRES } from './support/probe.ts';

// What merchants build with, in old and new versions, each in a project of its own: only `npm test -- --all` runs this.

let installed: Installed;
let all: string[][];
beforeAll(() => {
  installed = install();
  all = exportsInNode(installed);
});
afterAll(() => installed?.remove());

const webpack = `require('webpack')(
  { mode: 'production', entry: './shop.js', output: { path: __dirname + '/out', filename: 'shop.js' } },
  (error, stats) => {
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    if (error || errors.length + warnings.length) throw error || new Error(JSON.stringify([errors, warnings]));
  },
);`;
const vite = `export default {
  build: { outDir: 'out', rollupOptions: { input: 'shop.js', output: { entryFileNames: 'shop.js' } } },
};`;

describe('all modules are found by', () => {
  // The tool, the React beside it, and what bundles shop.js into out/shop.js.
  it.each([
    ['webpack@4.47.0', 'react@16.14.0', 'node --openssl-legacy-provider build.cjs', { 'build.cjs': webpack }],
    ['webpack@5.113.0', 'react@17.0.2', 'node build.cjs', { 'build.cjs': webpack }],
    ['vite@8.3.8', 'react@19.2.4', 'vite build', { 'vite.config.mjs': vite }],
    ['esbuild@0.28.2', 'react@16.8.0', 'esbuild shop.js --bundle --outfile=out/shop.js', {}],
    ['parcel@2.16.4', 'react@18.3.1', 'parcel build shop.js --dist-dir out --no-cache', {}],
  ])('%s, beside %s', (tool, react, command, files) => {
    const folder = createProject(installed, tool, [tool, react], { 'shop.js': IMPORTS, ...files });
    mkdirSync(join(folder, 'out'));
    run('npm', ['exec', '--no', '--', ...command.split(' ')], folder);
    // Vite writes a module, the others a script.
    const type = tool.startsWith('vite') ? 'module' : 'commonjs';
    writeFileSync(join(folder, 'out/package.json'), JSON.stringify({ type }));
    expect(exportsIn(run(process.execPath, ['out/shop.js'], folder))).toEqual(all);
  });

  it('browserify@17.0.1', () => {
    const folder = createProject(installed, 'browserify', ['browserify@17.0.1', 'react@16.14.0'], {
      'shop.js': REQUIRES,
    });
    run('npm', ['exec', '--no', '--', 'browserify', 'shop.js', '-o', 'out.js'], folder);
    expect(exportsIn(run(process.execPath, ['out.js'], folder))).toEqual(all);
  });
});
