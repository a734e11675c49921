import { defineConfig } from '@playwright/test';
import { findProgram } from '../tools/engine-programs.mjs';
import { chromium } from './engines/chromium.ts';
import { engine } from './engines/engine.ts';

// The system's browser where there is one, else the one that Playwright has downloaded.
const executablePath = findProgram('firefox', 'browser');

// They have a configuration of their own, examples.config.ts.
const EXAMPLES = /\/e2e\/examples\//;

// The end of a file's name says where it runs: `.chromium.spec.ts` in Chromium, because no engine has a part in what it
// tests or because only Chromium can be asked; `.playwright.spec.ts` in Chromium and Firefox, because it needs a real mouse,
// keyboard or network of Playwright's; `.spec.ts` in all.
const ENGINE = {
  chromium: { testIgnore: EXAMPLES, use: chromium },
  firefox: {
    testIgnore: [EXAMPLES, /\.chromium\.spec\.ts$/],
    use: {
      browserName: 'firefox' as const,
      // Firefox as its makers ship it, which Playwright drives by WebDriver BiDi.
      ...(executablePath && { channel: 'moz-firefox', launchOptions: { executablePath } }),
    },
  },
  // Not Playwright's own WebKit: support/test.ts drives these.
  webkit: { testIgnore: [EXAMPLES, /\.(chromium|playwright)\.spec\.ts$/] },
  wpe: { testIgnore: [EXAMPLES, /\.(chromium|playwright)\.spec\.ts$/] },
};

export default defineConfig({
  testDir: '.',
  outputDir: `../test-results/e2e-${engine}`,
  // Every worker has a sandbox of its own; more than two only take turns on a small machine.
  workers: 2,
  fullyParallel: true,
  // Generous, because a machine may be busy with other things as well; none of them is waited out.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['line'], ['json', { outputFile: `../test-results/e2e-${engine}.json` }]],
  // Traces take a third of the time as well; `--trace on` asks for one.
  use: { trace: 'off', screenshot: 'only-on-failure', video: 'off' },
  projects: [{ name: engine, ...ENGINE[engine] }],
});
