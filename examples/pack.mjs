import { execFileSync } from 'node:child_process';
import { copyFileSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildOnce } from '../tools/build-once.mjs';
import { installPackages } from '../tools/install.mjs';

// What `npm publish` would upload: the examples install it as a merchant would from the registry. A name without a
// version, so that a release does not change what the examples depend on. A release names its tarball in `SELGEO_TARBALL`.
const examples = new URL('.', import.meta.url);
const tarball = new URL('selgeo-snippet.tgz', examples);
await installPackages();
if (process.env.SELGEO_TARBALL) copyFileSync(process.env.SELGEO_TARBALL, tarball);
else await pack();

async function pack() {
  await buildOnce();
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', fileURLToPath(examples)];
  const printed = execFileSync('npm', args, { cwd: new URL('..', examples), encoding: 'utf8' });
  const [{ filename }] = JSON.parse(printed);
  renameSync(new URL(filename, examples), tarball);
}
