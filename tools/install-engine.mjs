import { ENGINES } from './engine-programs.mjs';
import { installEngines } from './install-engines.mjs';

// Before a command that opens one browser: installs the engine that SELGEO_ENGINE names, Chromium by default, unless it is there.

const engine = process.env.SELGEO_ENGINE || 'chromium';
// The command itself says which names there are.
if (Object.hasOwn(ENGINES, engine)) {
  const problems = await installEngines([engine]);
  if (problems[engine])
    throw new Error(`${ENGINES[engine].name} cannot be installed here: ${problems[engine]}`);
}
