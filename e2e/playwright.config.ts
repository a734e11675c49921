import { defineConfig } from '@playwright/test';
import { engine } from './engines/engine.ts';
import { findProgram } from './engines/programs.mjs';

// The system's browser where there is one, else the one that Playwright has downloaded.
const executablePath = findProgram(engine, 'browser');

const ENGINE = {
  chromium: {
    use: {
      launchOptions: {
        ...(executablePath && { executablePath }),
        chromiumSandbox: process.getuid?.() !== 0,
        // Playwright switches the back/forward cache off; visitors have it on.
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
        args: ['--disable-gpu', '--disable-quic', '--disable-sync'],
      },
    },
  },
  firefox: {
    testIgnore: /\.chromium\.spec\.ts$/,
    use: {
      browserName: 'firefox' as const,
      // Traces take Firefox half as long again; `--trace on` asks for one.
      trace: 'off' as const,
      // Firefox as its makers ship it, which Playwright drives by WebDriver BiDi.
      ...(executablePath && { channel: 'moz-firefox', launchOptions: { executablePath } }),
    },
  },
  // Not Playwright's own WebKit: support/test.ts drives these.
  webkit: { testIgnore: /\.(chromium|playwright)\.spec\.ts$/ },
  wpe: { testIgnore: /\.(chromium|playwright)\.spec\.ts$/ },
};

export default defineConfig({
  testDir: '.',
  outputDir: `../test-results/e2e-${engine}`,
  // Every worker has a sandbox of its own; more than two only take turns on a small machine.
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  forbidOnly: !!process.env.CI,
  reporter: [['line'], ['json', { outputFile: `../test-results/e2e-${engine}.json` }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure', video: 'off' },
  projects: [{ name: engine, ...ENGINE[engine] }],
});
