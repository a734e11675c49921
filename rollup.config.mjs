import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { dts } from 'rollup-plugin-dts';

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

/**
 * A script tag: one IIFE. Its source map lies beside it, without a comment that names it: the comment would cost
 * every visitor 30 bytes. A server can name it in a `SourceMap` header instead.
 */
const script = (input, file) => ({
  input,
  output: { file, format: 'iife', sourcemap: 'hidden', plugins: [shrink] },
  plugins: [compile()],
});

const snippet = script('src/snippet.ts', 'dist/selgeo.js');

/** The snippet for pages that were written for Rewardful. */
const rewardful = script('src/compat/rewardful.ts', 'dist/compat/rewardful.js');

/** The npm entry, readable: the merchant's bundler minifies it. */
const entry = {
  input: 'src/index.ts',
  output: [
    { file: 'dist/index.js', format: 'es', sourcemap: true },
    { file: 'dist/index.cjs', format: 'cjs', sourcemap: true },
  ],
  plugins: [compile()],
};

const types = {
  input: 'src/index.ts',
  output: [{ file: 'dist/index.d.ts' }, { file: 'dist/index.d.cts' }],
  plugins: [dts()],
};

export default [snippet, rewardful, entry, types];
