import { existsSync } from 'node:fs';

// Plain JavaScript, because it runs before anything is installed.

const LIBRARIES = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu`);

/** Chromium's engine without the window around it, as Playwright prefers it too: half the processor time. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The engines of the tests: the Debian packages that hold each, and where its programs may be. */
export const ENGINES = {
  chromium: {
    name: 'Chromium',
    packages: ['chromium', 'chromium-headless-shell'],
    programs: {
      browser: [HEADLESS_SHELL, ...CHROMIUM],
      // For what the window has: extensions, and what a visitor's browser costs.
      whole: CHROMIUM,
    },
  },
  firefox: {
    name: 'Firefox',
    packages: ['firefox-esr'],
    programs: { browser: ['/usr/bin/firefox-esr'] },
  },
  webkit: {
    name: 'WebKitGTK',
    packages: ['webkit2gtk-driver', 'xvfb'],
    programs: {
      browser: LIBRARIES.map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`),
      driver: ['/usr/bin/WebKitWebDriver'],
      display: ['/usr/bin/Xvfb'],
    },
  },
  // The driver's package does not depend on the one with the browser.
  wpe: {
    name: 'WPE WebKit',
    packages: ['wpewebkit-driver', 'libwpewebkit-1.1-0'],
    programs: {
      browser: LIBRARIES.map((folder) => `${folder}/wpe-webkit-1.1/MiniBrowser`),
      driver: ['/usr/bin/WPEWebDriver'],
    },
  },
};

/**
 * Where one program of an engine is on this machine, undefined where it is not.
 *
 * @param {keyof typeof ENGINES} engine
 * @param {'browser' | 'whole' | 'driver' | 'display'} program
 */
export function findProgram(engine, program) {
  /** @type {Record<string, string[]>} */
  const places = ENGINES[engine].programs;
  return places[program]?.find((place) => existsSync(place));
}

/**
 * Whether all programs of an engine are on this machine.
 *
 * @param {keyof typeof ENGINES} engine
 */
export function isInstalled(engine) {
  return Object.values(ENGINES[engine].programs).every((places) => places.some((place) => existsSync(place)));
}

/**
 * Whether an engine also has what only makes the tests faster.
 *
 * @param {keyof typeof ENGINES} engine
 */
export function isComplete(engine) {
  return isInstalled(engine) && (engine !== 'chromium' || existsSync(HEADLESS_SHELL));
}
