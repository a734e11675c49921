import { ENGINES } from '../../tools/engine-programs.mjs';

export type Engine = keyof typeof ENGINES;

/** The engine that this run of the tests is for, from the environment variable `SELGEO_ENGINE`; Chromium by default. */
export const engine = (process.env.SELGEO_ENGINE || 'chromium') as Engine;

if (!Object.hasOwn(ENGINES, engine)) {
  throw new Error(`SELGEO_ENGINE is "${engine}"; it must be one of ${Object.keys(ENGINES).join(', ')}`);
}

/** Whether Playwright cannot drive this engine, and its WebDriver does. */
export const isWebDriver = engine === 'webkit' || engine === 'wpe';
