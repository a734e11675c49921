import { existsSync } from 'node:fs';
import { aptInstall, hasApt } from '../../sandbox/support/apt.mjs';
import { run } from '../../sandbox/support/install.mjs';

const SYSTEM_CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds or installs the browsers of the tests: the system's where there is one, apt's when root on Debian, Playwright's
 * own download elsewhere. Returns the environment that tells `playwright.config.ts` where they are.
 */
export async function installBrowsers() {
  const find = () => process.env.SELGEO_CHROMIUM ?? SYSTEM_CHROMIUM.find(existsSync);
  if (!find() && hasApt()) await aptInstall(['chromium']);
  const chromium = find();
  if (chromium) return { SELGEO_CHROMIUM: chromium };
  console.log('Downloading Chromium for the browser tests, unless that is done …');
  await run('npx', ['--no-install', 'playwright', 'install', '--with-deps', 'chromium']);
  return {};
}
