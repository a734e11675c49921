import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

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
          exclude: ['test/{package,readme,server}/**'],
          environment: 'happy-dom',
          environmentOptions: { happyDOM: { url: 'https://shop.test/' } },
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/{package,readme,server}/*.test.ts', '{sandbox,bench}/test/**/*.test.ts'],
          environment: 'node',
          // They build, pack and compile.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
