import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type Program, pathOf, run } from './programs.ts';
import { once } from './stamp.ts';
import type { Example } from './world.ts';

/** Where each example that has to be built has its build. */
const BUILDS = {
  'react-vite': 'dist',
  'vue-vite': 'dist',
  angular: 'dist',
  nextjs: '.next',
  nuxt: '.output',
  sveltekit: 'build',
  astro: 'dist',
  'react-router': 'build',
} as const;

const MADE = [
  'node_modules',
  'dist',
  'build',
  '.next',
  'next-env.d.ts',
  'tsconfig.tsbuildinfo',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.astro',
  '.react-router',
];

const TARBALL = 'selgeo-snippet.tgz';

/** Packs the snippet from the `dist` that lies in the repository. */
export const pack = () => run({ command: process.execPath, args: ['pack.mjs'], cwd: pathOf() });

/**
 * Installs an example by its lock file, with the packed snippet where it imports that. Back ends in other languages have
 * nothing from npm.
 */
export async function install(example: Example): Promise<void> {
  if (!existsSync(pathOf(example, 'package-lock.json'))) return;
  const lock = readFileSync(pathOf(example, 'package-lock.json'));
  const tarball = lock.includes(TARBALL) ? [readFileSync(pathOf(TARBALL))] : [];
  await once(pathOf(example, 'node_modules/.selgeo-installed'), [lock, process.version, ...tarball], () =>
    told(`${example}: npm ci`, {
      command: 'npm',
      args: ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      cwd: pathOf(example),
    }),
  );
}

/** Checks the types of an example and builds it for production. */
export async function build(example: Example, env: Readonly<Record<string, string>>): Promise<void> {
  if (!(example in BUILDS)) return;
  const output = pathOf(example, BUILDS[example as keyof typeof BUILDS]);
  // Lies where an installation removes it.
  const stamp = pathOf(example, 'node_modules/.selgeo-built');
  if (!existsSync(output)) rmSync(stamp, { force: true });
  await once(stamp, [JSON.stringify(env), ...sources(example)], () =>
    told(`${example}: npm run build`, {
      command: 'npm',
      args: ['run', 'build'],
      cwd: pathOf(example),
      env: { ...env, NODE_ENV: 'production' },
    }),
  );
}

function sources(example: Example): (string | Buffer)[] {
  return readdirSync(pathOf(example), { withFileTypes: true })
    .filter(({ name }) => !MADE.includes(name))
    .flatMap(({ name }) => readAll(pathOf(example, name)));
}

function readAll(path: string): (string | Buffer)[] {
  try {
    return [path, readFileSync(path)];
  } catch {
    return readdirSync(path).flatMap((name) => readAll(`${path}/${name}`));
  }
}

async function told(what: string, program: Program): Promise<void> {
  const start = Date.now();
  console.log(`${what} …`);
  await run(program);
  console.log(`${what}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}
