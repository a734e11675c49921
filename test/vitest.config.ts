import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The hooks and components, in one of the versions of React that the package is for. */
const react = (version: '18' | '19', packages: string) => ({
  extends: true as const,
  resolve: {
    alias: { react: `${root}${packages}/react`, 'react-dom': `${root}${packages}/react-dom` },
  },
  test: {
    name: `react ${version}`,
    include: ['test/react/*.test.ts'],
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'https://shop.test/' } },
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
          name: 'snippet',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{package,react,readme,server}/**'],
          environment: 'happy-dom',
          environmentOptions: { happyDOM: { url: 'https://shop.test/' } },
        },
      },
      react('18', 'test/react/react-18/node_modules'),
      react('19', 'node_modules'),
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/{package,readme,server}/*.test.ts', 'sandbox/test/**/*.test.ts'],
          environment: 'node',
          // They build, pack and compile.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
