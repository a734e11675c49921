import { findProgram } from '../../tools/engine-programs.mjs';

// The system's browser where there is one, else the one that Playwright has downloaded.
const executablePath = findProgram('chromium', 'browser');

/** How Playwright starts Chromium. */
export const chromium = {
  launchOptions: {
    ...(executablePath && { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    // Playwright switches the back/forward cache off; visitors have it on.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: ['--disable-gpu', '--disable-quic', '--disable-sync'],
  },
};
