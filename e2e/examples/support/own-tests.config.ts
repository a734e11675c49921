import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import shop from '../../../examples/vue-vite/playwright.config.ts';
import { chromium } from '../../engines/chromium.ts';

// The own tests of Vue's example, against what the setup serves, in the browser that this machine has.
export default defineConfig({
  ...shop,
  testDir: fileURLToPath(new URL('../../../examples/vue-vite/tests', import.meta.url)),
  outputDir: '../../../test-results/e2e-own-tests',
  webServer: [],
  workers: 1,
  timeout: 90_000,
  reporter: 'list',
  use: { ...chromium, baseURL: process.env.SHOP ?? '' },
});
