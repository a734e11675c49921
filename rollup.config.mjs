import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { dts } from 'rollup-plugin-dts';
import { arrows } from './build/arrows.mjs';
import { plainImports } from './build/plain-imports.mjs';
import { untraced } from './build/untraced.mjs';

// The minifier golfs so that the source need not: it may shorten these internal names. None of them may be a name that
// pages, the API or the browser use.
const INTERNAL_NAMES =
  /^(merchantKey|apiOrigin|params|keepFirst|hosts|handOff|requestHeaders|outcome|pause)$/;

const compile = () =>
  typescript({ tsconfig: './tsconfig.json', compilerOptions: { noEmit: false }, noEmitOnError: true });

const shrink = terser({
  ecma: 2020,
  module: true,
  compress: {
    passes: 5,
    inline: 1,
    hoist_funs: false,
    keep_fargs: false,
    pure_getters: true,
    unsafe: true,
    unsafe_arrows: true,
  },
  mangle: { properties: { regex: INTERNAL_NAMES } },
});

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
  output: { file, format: 'iife', sourcemap: 'hidden', plugins: [arrows(), shrink, hash, ...plugins] },
  plugins: [compile(), plainImports(), untraced()],
});

/** The snippet for pages that were written for Rewardful. */
const rewardful = script('src/compat/rewardful.ts', 'dist/compat/rewardful.js');

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

export default [
  rewardful,
  snippet,
  ...entry('index'),
  ...entry('react', react),
  ...entry('server'),
  ...entry('debug', { tracing: traced }),
];
