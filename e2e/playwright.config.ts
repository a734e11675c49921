import { defineConfig, type Project } from '@playwright/test';
import { findProgram } from '../tools/engine-programs.mjs';
import { chromium, wholeChromium } from './engines/chromium.ts';
import { engine, isWebDriver } from './engines/engine.ts';

// The system's browser where there is one, else the one that Playwright has downloaded.
const executablePath = findProgram('firefox', 'browser');

// They have a configuration of their own, examples.config.ts.
const EXAMPLES = /\/e2e\/examples\//;

// What takes processor time in a browser that nobody looks at.
const UNSEEN = {
  'accessibility.force_disabled': 1,
  'browser.sessionstore.interval': 3_600_000,
  'layout.frame_rate': 20,
  'remote.log.level': 'Fatal',
  'ui.prefersReducedMotion': 1,
};

// What the window around Chromium's engine has: the back/forward cache, extensions, and a visitor's speed. Its start and its
// pages cost twice the processor time, so all else does without.
const NEEDS_WINDOW =
  /\/(smoke|lifecycle|consent|payment-pages|(debug-extension|many-links|prerender|soak)\.chromium)\.spec\.ts$/;

// The doctor, which starts a browser for each page; axe over every page; extensions; processor time; many visits. They take
// four tenths of the time in Chromium, so `npm test` leaves them to `npm test -- --all`.
const LONG = process.env.SELGEO_QUICK
  ? [/\/(doctor(-\w+)?|accessible|site|debug-extension|many-links|soak)\.chromium\.spec\.ts$/]
  : [];

// The end of a file's name says where it runs: `.chromium.spec.ts` in Chromium, because no engine has a part in what it
// tests or because only Chromium can be asked; `.playwright.spec.ts` in Chromium and Firefox, because it needs a real mouse,
// keyboard or network of Playwright's; `.spec.ts` in all.
const PROJECTS: Record<typeof engine, Project[]> = {
  chromium: [
    // First, because the longest test is among them.
    { name: 'chromium with its window', testMatch: NEEDS_WINDOW, testIgnore: LONG, use: wholeChromium },
    { testIgnore: [EXAMPLES, NEEDS_WINDOW, ...LONG], use: chromium },
  ],
  firefox: [
    {
      testIgnore: [EXAMPLES, /\.chromium\.spec\.ts$/],
      use: {
        browserName: 'firefox' as const,
        // Firefox as its makers ship it, which Playwright drives by WebDriver BiDi.
        ...(executablePath && {
          channel: 'moz-firefox',
          launchOptions: { executablePath, firefoxUserPrefs: UNSEEN },
        }),
      },
    },
  ],
  // Not Playwright's own WebKit: support/test.ts drives these.
  webkit: [{ testIgnore: [EXAMPLES, /\.(chromium|playwright)\.spec\.ts$/] }],
  wpe: [{ testIgnore: [EXAMPLES, /\.(chromium|playwright)\.spec\.ts$/] }],
};

export default defineConfig({
  testDir: '.',
  outputDir: `../test-results/e2e-${engine}`,
  // Two keep two processors busy in Chromium and Firefox. WebKit's tests wait half of their time for a browser to start or end.
  workers: isWebDriver ? 4 : 2,
  fullyParallel: true,
  // Generous, because a machine may be busy with other things as well; none of them is waited out.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['line'], ['json', { outputFile: `../test-results/e2e-${engine}.json` }]],
  // Traces take a third of the time as well; `--trace on` asks for one.
  use: { trace: 'off', screenshot: 'only-on-failure', video: 'off' },
  projects: PROJECTS[engine].map((project) => ({ name: engine, ...project })),
});
