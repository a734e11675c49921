import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pathOf, run } from '../support/programs.ts';
import { once } from '../support/stamp.ts';

// Lies where an installation removes it.
const OUTPUT = pathOf('react-vite/node_modules/.hydration');

/** The page's two bundles: what the browser runs, and the module that gives what a server sends. */
export const BUNDLES = { client: `${OUTPUT}/client.js`, server: `${OUTPUT}/server.js` };

/**
 * Checks and bundles the page, with the tools of React's example and the development build of React, which is the one
 * that warns.
 */
export async function buildHydration(): Promise<void> {
  const config = here('vite.config.mjs');
  const tool = (name: string, ...args: string[]) =>
    run({
      command: `node_modules/.bin/${name}`,
      args,
      cwd: pathOf('react-vite'),
      env: { NODE_ENV: 'development' },
    });
  const sources = readdirSync(here('.')).map((name) => readFileSync(here(name)));
  await once(`${OUTPUT}-stamp`, sources, async () => {
    await tool('tsc', '-p', here('tsconfig.json'));
    await tool('vite', 'build', '--config', config, '--outDir', OUTPUT);
    await tool('vite', 'build', '--config', config, '--outDir', OUTPUT, '--ssr', here('server.tsx'));
  });
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
