import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Every worker has a sandbox of its own; more than two only take turns on a small machine.
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  forbidOnly: !!process.env.CI,
  reporter: [['line'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure', video: 'off' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          // The system's Chromium where the installer has found one, else the one that Playwright downloads.
          ...(process.env.SELGEO_CHROMIUM && { executablePath: process.env.SELGEO_CHROMIUM }),
          chromiumSandbox: process.getuid?.() !== 0,
          // Playwright switches the back/forward cache off; visitors have it on.
          ignoreDefaultArgs: ['--disable-back-forward-cache'],
          args: ['--disable-gpu', '--disable-quic', '--disable-sync'],
        },
      },
    },
  ],
});
