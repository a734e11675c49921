import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { run } from './install.mjs';
import { stubs } from './stubs.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => new URL(path, root);

/** What dist/ is made of. */
export const SOURCES = ['src', 'rollup.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'];

/** What lays it out for the CDN. */
const LAYOUT = ['tools/release-folder.mjs', 'tools/release-headers.mjs'];

/** Builds dist/, unless it is still what these sources have built. Packing and the tests of the package begin with it. */
export async function buildOnce() {
  const stamp = at('node_modules/.selgeo-built');
  const isBuilt = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash();
  if (isBuilt) return;
  await run('npm', ['run', 'build', '--silent', '--', '--silent']);
  writeFileSync(stamp, hash());
}

/** Of the sources and of what they have built: a checkout may have changed either. */
function hash() {
  const sum = createHash('sha256');
  const built = ['dist', 'release', ...stubs().map(({ path }) => path)];
  for (const path of [...SOURCES, ...LAYOUT, ...built].flatMap(filesOf))
    sum.update(path).update(readFileSync(at(path)));
  return sum.digest('hex');
}

/**
 * The paths of the files of a folder and its folders; of a file, its own.
 *
 * @param {string} path
 * @returns {string[]}
 */
export function filesOf(path) {
  if (!existsSync(at(path))) return [];
  if (!statSync(at(path)).isDirectory()) return [path];
  return readdirSync(at(path))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}
