import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

const inPage = {
  environment: 'happy-dom',
  environmentOptions: { happyDOM: { url: 'https://shop.test/' } },
} as const;

const SHIPPED = (
  [
    ['/src/snippet.ts', '../dist/selgeo.js'],
    ['/src/rewardful.ts', '../dist/compat/rewardful.js'],
    ['/src/index.ts', '../dist/index.js'],
    ['/src/visit/tracker.ts', 'support/minified.ts'],
    ['/src/agreed/options.ts', 'support/minified.ts'],
  ] as const
).map(([source, shipped]) => [source, fileURLToPath(new URL(shipped, import.meta.url))] as const);

/** Builds dist/ where it is stale, before what reads it. */
const BUILT = 'test/support/built.ts';

/** What is about dist/ and the package that is made of it, its documentation included. */
const OF_THE_PACKAGE = ['test/{package,readme}/*.test.ts', 'test/doctor/cli.test.ts'];

/** The hooks and components, in one of the versions of React that the package is for. */
const react = (version: '18' | '19', packages: string) => ({
  extends: true as const,
  resolve: {
    alias: { react: `${root}${packages}/react`, 'react-dom': `${root}${packages}/react-dom` },
  },
  test: {
    name: `react ${version}`,
    include: ['test/react/*.test.ts'],
    ...inPage,
    env: { REACT_VERSION: version },
  },
});

export default defineConfig({
  root,
  test: {
    restoreMocks: true,
    unstubGlobals: true,
    // test/run.mjs reads the counts from it.
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    projects: [
      {
        extends: true,
        test: {
          ...inPage,
          name: 'snippet',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{package,react,readme,server}/**', 'test/doctor/*.test.ts'],
        },
      },
      {
        // The public surface once more, as it is shipped: minified script and built entry in place of the source.
        extends: true,
        plugins: [
          {
            name: 'shipped',
            enforce: 'pre',
            resolveId: (path) => SHIPPED.find(([source]) => path.endsWith(source))?.[1],
          },
        ],
        test: {
          ...inPage,
          name: 'shipped',
          globalSetup: BUILT,
          include: [
            'test/{snippet,index}.test.ts',
            'test/visit/tracker*.test.ts',
            'test/rewardful/rewardful.test.ts',
          ],
        },
      },
      react('18', 'test/react/react-18/node_modules'),
      react('19', 'node_modules'),
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/{doctor,server}/*.test.ts', '{bench,contract,sandbox}/test/**/*.test.ts'],
          exclude: OF_THE_PACKAGE,
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: OF_THE_PACKAGE,
          globalSetup: BUILT,
          environment: 'node',
          // They pack, install and compile.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
