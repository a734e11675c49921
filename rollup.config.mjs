import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { dts } from 'rollup-plugin-dts';
import { inPage } from './tools/in-page.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const compile = (tsconfig = './tsconfig.json', compilerOptions = {}) =>
  typescript({
    tsconfig,
    compilerOptions: { noEmit: false, ...compilerOptions },
    noEmitOnError: !process.env.ROLLUP_WATCH,
  });

/** Of the npm entries: webpack 4 and its contemporaries cannot parse the `?.` and `??` of ES2020. */
const ENTRY_TARGET = { target: 'ES2019' };

/**
 * What only the debug build needs, drops out of all others: rollup leaves out a call of `trace` whose result nobody uses
 * (https://rollupjs.org/configuration-options/#treeshake-manualpurefunctions), and with it the reading of its arguments.
 */
const untraced = { manualPureFunctions: ['trace'], propertyReadSideEffects: false };

/** In the debug build, what writes the decisions of a visit down stands in for what does nothing. */
const traced = {
  name: 'traced',
  resolveId: (path) =>
    /\/visit\/trace\.[jt]s$|^\.\/trace\.[jt]s$/.test(path) ? here('src/debug/trace.ts') : null,
};

/** Names of our own, which no page, wire, storage or browser knows: the minifier may shorten them. */
const OWN_NAMES =
  /^(merchantKey|apiBase|params|keepFirst|hosts|handOff|days|needsConsent|handsOver|honoursGpc|saidDays|requests|retryAfter|outcome|wake|pause|tell|isKnown|leave|usual|inWindow|signals|joinIn|readNow)$/;

/**
 * Has Chromium compile all functions while the script loads, in the background: most of them run at the start of a visit.
 * On a slow machine that saves a third of the script time. https://v8.dev/blog/explicit-compile-hints
 */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad';

/** https://github.com/terser/terser#minify-options. `inline` above 1 makes less text, and more bytes in brotli. */
const minify = (preamble) =>
  terser({
    ecma: 2020,
    module: true,
    format: { preamble, ascii_only: true },
    compress: { passes: 3, inline: 1, pure_getters: true, unsafe_arrows: true },
    mangle: { properties: { regex: OWN_NAMES } },
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
const script = (input, file, { preamble = COMPILE_HINT, plugins = [] } = {}) => ({
  input,
  treeshake: untraced,
  output: {
    file,
    format: 'iife',
    strict: false,
    sourcemap: 'hidden',
    plugins: [minify(preamble), hash, ...plugins],
  },
  plugins: [compile()],
});

/** The snippet for pages that were written for Rewardful. */
const rewardful = script('src/rewardful.ts', 'dist/compat/rewardful.js');

/** What follows a consent manager, beside the snippet. On any page, most of its functions do not run. */
const consent = script('src/consent-tag.ts', 'dist/consent.js', { preamble: '' });

const snippet = script('src/snippet.ts', 'dist/selgeo.js', { plugins: [writeHashes] });

/** The debug build, which the scripts load from beside them when they are asked to: the entry `debug` in one file. */
const debugBuild = {
  input: 'src/debug.ts',
  output: {
    file: 'dist/selgeo-debug.js',
    format: 'es',
    sourcemap: 'hidden',
    plugins: [terser({ ecma: 2020, module: true }), hash],
  },
  plugins: [traced, compile()],
};

/** What the main entry holds. The others take it from beside them, so that a page with both has it once. */
const core = here('src/visit/init.ts');

/**
 * An entry of the npm package, readable, so without a map: the merchant's bundler minifies it. `external` names what is not bundled into it,
 * `banner` is what its files begin with, `file` what they are called.
 */
const entry = (
  name,
  { external = [], banner = '', treeshake = untraced, plugins = [], file = name } = {},
) => ({
  input: `src/${name}.ts`,
  external,
  treeshake,
  output: [
    { file: `dist/${file}.js`, format: 'es', banner, paths: { [core]: './index.js' } },
    { file: `dist/${file}.cjs`, format: 'cjs', banner, paths: { [core]: './index.cjs' } },
  ],
  plugins: [...plugins, compile('./tsconfig.json', ENTRY_TARGET)],
});

/** The types of all entries in one go: what several share, such as `Selgeo`, lies in one file and is one type. */
const types = {
  input: {
    index: 'src/index.ts',
    react: 'src/react.ts',
    server: 'src/server.ts',
    'follow-consent': 'src/consent.ts',
    testing: 'src/testing.ts',
    debug: 'src/debug.ts',
  },
  external: ['react'],
  output: ['ts', 'cts'].map((extension) => ({
    dir: 'dist',
    entryFileNames: `[name].d.${extension}`,
    chunkFileNames: `[name].d.${extension}`,
  })),
  plugins: [dts()],
};

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
  debugBuild,
  consent,
  snippet,
  entry('index'),
  entry('react', react),
  entry('server'),
  // The script has the name `consent.js`.
  entry('consent', { file: 'follow-consent' }),
  entry('testing'),
  entry('debug', { treeshake: true, plugins: [traced] }),
  types,
  doctor,
];
