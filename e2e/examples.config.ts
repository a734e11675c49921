import { defineConfig } from '@playwright/test';
import { chromium } from './engines/chromium.ts';

// The shops of examples/ as their visitors see them, in Chromium.
export default defineConfig({
  testDir: './examples',
  outputDir: '../test-results/e2e-examples',
  globalSetup: './examples/support/setup.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['line'], ['json', { outputFile: '../test-results/e2e-examples.json' }]],
  // See playwright.config.ts.
  use: { ...chromium, trace: 'off', screenshot: 'only-on-failure', video: 'off' },
});
