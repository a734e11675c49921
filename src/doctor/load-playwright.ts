import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserType } from 'playwright-core';

// All of them can drive a browser that is there already.
const PACKAGES = ['playwright-core', 'playwright', '@playwright/test'];

/**
 * Chromium's driver, from the project in the folder `cwd` or from beside this package; `undefined` where there is none.
 * `npx` keeps this package in a folder of its own, and what the project has installed is not to be seen from there.
 */
export function loadPlaywright(cwd: string): BrowserType | undefined {
  for (const from of [join(cwd, 'package.json'), import.meta.url]) {
    const require = createRequire(from);
    for (const name of PACKAGES) {
      try {
        return require(name).chromium;
      } catch {
        // It is not installed there.
      }
    }
  }
  return undefined;
}
