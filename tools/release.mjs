import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildOnce } from './build-once.mjs';
import { checkIntegrity, checkTag, integrityOf, notesOf } from './release-steps.mjs';

// What `npm run release -- <step>` does: each step of .github/workflows/release.yml, so that it can be tried here.

const at = (path) => new URL(`../${path}`, import.meta.url);
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
const changelog = () => readFileSync(at('CHANGELOG.md'), 'utf8');

const STEPS = {
  /** Whether a tag can be released. */
  check(tag = '') {
    checkTag(tag, version);
    notesOf(changelog(), version);
    console.error(`${tag} can be released.`);
  },
  /** Packs into a folder, and prints the integrity. */
  async pack(folder = 'release-tarball') {
    await buildOnce();
    mkdirSync(folder, { recursive: true });
    // The scripts would only build once more.
    const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', resolve(folder)];
    execFileSync('npm', args, { cwd: at('.'), stdio: ['ignore', 'ignore', 'inherit'] });
    console.log(integrityOf(readFileSync(tarballIn(folder))));
  },
  /** Whether the tarball in a folder has this integrity. Prints its path. */
  verify(folder = 'release-tarball', integrity = '') {
    const path = tarballIn(folder);
    checkIntegrity(readFileSync(path), integrity);
    console.log(path);
  },
  /** Prints what the changelog says of this version. */
  notes() {
    console.log(notesOf(changelog(), version));
  },
};

/** The only tarball of a folder. */
function tarballIn(folder) {
  const [name, ...others] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (!name || others.length) throw new Error(`${folder} has not one tarball: empty it, and pack anew.`);
  return join(resolve(folder), name);
}

const [step = '', ...args] = process.argv.slice(2);
try {
  if (!Object.hasOwn(STEPS, step))
    throw new Error(`There is no step "${step}": ${Object.keys(STEPS).join(', ')}.`);
  await STEPS[step](...args);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
