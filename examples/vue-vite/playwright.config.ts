import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  // Fails on purpose, to show what the test kit says: `BROKEN=1 npx playwright test`.
  testMatch: process.env.BROKEN ? 'broken.spec.ts' : 'referral.spec.ts',
  use: { baseURL: 'http://localhost:4173' },
  webServer: { command: 'npm run preview', url: 'http://localhost:4173' },
});
