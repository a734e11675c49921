import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildOnce } from '../tools/build-once.mjs';
import { installPackages } from '../tools/install.mjs';

// What `npm publish` would upload: the examples install it as a merchant would from the registry. A name without a
// version, so that a release does not change what the examples depend on.
await installPackages();
await buildOnce();
const examples = new URL('.', import.meta.url);
const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', fileURLToPath(examples)];
const printed = execFileSync('npm', args, { cwd: new URL('..', examples), encoding: 'utf8' });
const [{ filename }] = JSON.parse(printed);
renameSync(new URL(filename, examples), new URL('selgeo-snippet.tgz', examples));
