import { fileURLToPath } from 'node:url';
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
 * The script tag: one IIFE. Its source map lies beside it, without a comment that names it: the comment would cost
 * every visitor 30 bytes. A server can name it in a `SourceMap` header instead.
 */
const snippet = {
  input: 'src/snippet.ts',
  output: { file: 'dist/selgeo.js', format: 'iife', sourcemap: 'hidden', plugins: [shrink] },
  plugins: [compile()],
};

/** The main entry. The others take it from beside them, so that a page with both has it once. */
const core = fileURLToPath(new URL('src/index.ts', import.meta.url));

/**
 * An entry of the npm package, readable: the merchant's bundler minifies it. `apart` names what is not bundled into it,
 * `banner` is what its files begin with.
 */
const entry = (name, { external = [], banner = '' } = {}) => [
  {
    input: `src/${name}.ts`,
    external,
    output: [
      { file: `dist/${name}.js`, format: 'es', sourcemap: true, banner, paths: { [core]: './index.js' } },
      { file: `dist/${name}.cjs`, format: 'cjs', sourcemap: true, banner, paths: { [core]: './index.cjs' } },
    ],
    plugins: [compile()],
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

export default [snippet, ...entry('index'), ...entry('react', react), ...entry('server')];
