import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';
import { writeRelease } from './release-folder.mjs';

// What `npm run dev` does: the sandbox, with `dist/selgeo.js` built anew after each change, and the unit tests that a change
// concerns. Plain JavaScript, because it runs before anything is installed.

const root = fileURLToPath(new URL('..', import.meta.url));

await installPackages();
const watcher = await watchScript();
const programs = [
  start('tests', 'node_modules/vitest/vitest.mjs', [
    'watch',
    '--config',
    'test/vitest.config.ts',
    '--project=!package*',
    '--reporter=minimal',
  ]),
  start('sandbox', 'sandbox/run.mjs', ['--no-build']),
];

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
// Also where an error ends this.
process.on('exit', endAll);

async function stop() {
  if (isStopping) return;
  isStopping = true;
  endAll();
  await Promise.all([...programs.map(({ ended }) => ended), watcher.close()]);
  process.exit(0);
}

function endAll() {
  for (const { child } of programs) child.kill('SIGTERM');
}

/** Builds `dist/selgeo.js`, and what the sandbox serves of it, after each change of its source. */
async function watchScript() {
  // As rollup's own command does. A type that is wrong does not keep the script from being tried out.
  process.env.ROLLUP_WATCH = 'true';
  const { watch } = await import('rollup');
  const { loadConfigFile } = await import('rollup/loadConfigFile');
  const { options } = await loadConfigFile(`${root}rollup.config.mjs`, { silent: true });
  const [script] = options.filter(({ output }) => output.some(({ file }) => file === 'dist/selgeo.js'));
  // It names the hashes of all scripts.
  for (const output of script.output)
    output.plugins = output.plugins.filter(({ name }) => name !== 'write-hashes');

  const watcher = watch({ ...script, onLog: (_, { message }) => tell('script', message) });
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END')
      writeRelease().then(
        () => tell('script', `dist/selgeo.js built in ${event.duration} ms`),
        (error) => tell('script', error.message),
      );
    if (event.code === 'ERROR') tell('script', event.error.message);
    event.result?.close();
  });
  return watcher;
}

/** Runs one of our programs, each of its lines with its name before it. One that ends by itself ends all. */
function start(name, path, args) {
  const child = spawn(process.execPath, [path, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => tell(name, text));
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  ended.then(stop);
  return { child, ended };
}

function tell(name, text) {
  for (const line of text.split('\n')) if (line.trim()) console.log(`${name.padEnd(7)} │ ${line}`);
}
