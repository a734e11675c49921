import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

const inPage = {
  environment: 'happy-dom',
  environmentOptions: { happyDOM: { url: 'https://shop.test/' } },
} as const;

/** Defines custom elements, which stay defined: it needs a page of its own. */
const WITH_OWN_PAGE = ['test/carry/carrier-elements.test.ts'];

/** Imports in Node, without a page, what pages load. */
const ON_A_SERVER = [
  'test/index-server.test.ts',
  'test/debug/server.test.ts',
  'test/consent/server.test.ts',
  'test/testing/server.test.ts',
];

/** What is about dist/ and the package that is made of it, its documentation included; what runs commands, and what takes seconds. */
const PACKAGE = [
  'test/{package,readme}/*.test.ts',
  'test/doctor/{cli,docs}.test.ts',
  'test/server/sandbox.test.ts',
  'sandbox/test/durability.test.ts',
  'sandbox/test/attribution/speed.test.ts',
  'bench/test/report.test.ts',
  'contract/test/{run,verify}.test.ts',
];

/** Installs from the registry, two dozen tools among it: for `npm test -- --all`. */
const WITH_TOOLS = process.env.SELGEO_TOOLS ? [] : ['test/package/{bundlers,tools,sandbox-npx}.test.ts'];

/** Builds dist/ where it is stale, before what reads it. */
const BUILT = 'test/support/built.ts';

const SHIPPED = (
  [
    ['/src/snippet.ts', '../dist/selgeo.js'],
    ['/src/rewardful.ts', '../dist/compat/rewardful.js'],
    ['/src/index.ts', '../dist/index.js'],
    ['/src/visit/tracker.ts', 'support/minified.ts'],
    ['/src/agreed/options.ts', 'support/minified.ts'],
  ] as const
).map(([source, shipped]) => [source, fileURLToPath(new URL(shipped, import.meta.url))] as const);

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
    isolate: false,
    // vitest would leave one of two processors to itself, and has next to nothing to do there.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ['test/support/clean-up.ts'],
    // Generous, because a machine may be busy with other things as well.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          ...inPage,
          name: 'snippet',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/{package,react,readme,server}/**',
            'test/doctor/*.test.ts',
            ...ON_A_SERVER,
            ...WITH_OWN_PAGE,
          ],
        },
      },
      { extends: true, test: { ...inPage, name: 'own page', include: WITH_OWN_PAGE, isolate: true } },
      react('18', 'test/react/react-18/node_modules'),
      react('19', 'node_modules'),
      {
        extends: true,
        test: {
          name: 'node',
          include: [
            ...ON_A_SERVER,
            'test/{doctor,server}/*.test.ts',
            '{bench,contract,sandbox}/test/**/*.test.ts',
          ],
          exclude: PACKAGE,
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
          name: 'package as shipped',
          globalSetup: BUILT,
          include: [
            'test/{snippet,index}.test.ts',
            'test/visit/tracker*.test.ts',
            'test/rewardful/rewardful.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: PACKAGE,
          exclude: WITH_TOOLS,
          globalSetup: BUILT,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
