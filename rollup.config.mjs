import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import typescript from '@rollup/plugin-typescript';
import { dts } from 'rollup-plugin-dts';
import { arrows } from './build/arrows.mjs';
import { flatten } from './build/flatten.mjs';
import { inPage } from './build/in-page.mjs';
import { plainImports } from './build/plain-imports.mjs';
import { shrink } from './build/shrink.mjs';
import { untraced } from './build/untraced.mjs';

const compile = (tsconfig = './tsconfig.json') =>
  typescript({ tsconfig, compilerOptions: { noEmit: false }, noEmitOnError: !process.env.ROLLUP_WATCH });

/** Hashes for the `integrity` attribute of script tags, by file in `dist`. https://www.w3.org/TR/sri-2/ */
const hashes = {};

const hash = {
  name: 'hash',
  generateBundle({ file }, bundle) {
    for (const { code } of Object.values(bundle)) {
      if (code)
        hashes[file.replace('dist/', '')] = `sha384-${createHash('sha384').update(code).digest('base64')}`;
    }
  },
};

/** Belongs to the last script that is built. */
const writeHashes = {
  name: 'write-hashes',
  generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'integrity.json',
      source: `${JSON.stringify(hashes, null, 2)}\n`,
    });
  },
};

/**
 * A script tag: one IIFE. Its source map lies beside it, without a comment that names it: the comment would cost
 * every visitor 30 bytes. A server can name it in a `SourceMap` header instead.
 */
const script = (input, file, ...plugins) => ({
  input,
  output: {
    file,
    format: 'iife',
    sourcemap: 'hidden',
    plugins: [flatten(), arrows(), shrink(), hash, ...plugins],
  },
  plugins: [compile(), plainImports(), untraced()],
});

/** The snippet for pages that were written for Rewardful. */
const rewardful = script('src/rewardful.ts', 'dist/compat/rewardful.js');

const snippet = script('src/snippet.ts', 'dist/selgeo.js', writeHashes);

/** Puts in what writes the decisions of a visit down, where other builds have nothing. */
const traced = {
  name: 'traced',
  resolveId: (path) =>
    /\/trace\.[jt]s$/.test(path) ? fileURLToPath(new URL('src/debug/trace.ts', import.meta.url)) : null,
};

/** The main entry. The others take it from beside them, so that a page with both has it once. */
const core = fileURLToPath(new URL('src/index.ts', import.meta.url));

/**
 * An entry of the npm package, readable: the merchant's bundler minifies it. `apart` names what is not bundled into it,
 * `banner` is what its files begin with, `tracing` what becomes of the calls of `trace`.
 */
const entry = (name, { external = [], banner = '', tracing = untraced() } = {}) => [
  {
    input: `src/${name}.ts`,
    external,
    output: [
      { file: `dist/${name}.js`, format: 'es', sourcemap: true, banner, paths: { [core]: './index.js' } },
      { file: `dist/${name}.cjs`, format: 'cjs', sourcemap: true, banner, paths: { [core]: './index.cjs' } },
    ],
    plugins: [tracing, compile()],
  },
  {
    input: `src/${name}.ts`,
    external,
    output: [
      { file: `dist/${name}.d.ts`, paths: { [core]: './index.js' } },
      { file: `dist/${name}.d.cts`, paths: { [core]: './index.cjs' } },
    ],
    plugins: [dts()],
  },
];

// Next.js has to know that its hooks run in the browser. Bundling drops the directive of a source file.
const react = { external: ['react', core], banner: "'use client';" };

/** The command `doctor`, for Node. What it runs in the page is compiled as all that is for browsers. */
const doctor = {
  input: 'src/doctor.ts',
  external: /^node:/,
  output: { file: 'dist/doctor.js', format: 'es', banner: '#!/usr/bin/env node' },
  plugins: [inPage(() => [compile()]), compile('./src/doctor/tsconfig.json')],
};

export default [
  rewardful,
  snippet,
  ...entry('index'),
  ...entry('react', react),
  ...entry('server'),
  ...entry('debug', { tracing: traced }),
  doctor,
];
