import { installPackages, run } from '../tools/install.mjs';
import { RELEASE, writeRelease } from '../tools/release-folder.mjs';

// What `npm start` does: the command of the package with the demo shop, from its source. Plain JavaScript, because it runs
// before anything is installed.

const args = process.argv.slice(2);
await installPackages();
// `npm run dev` builds by itself.
if (!args.includes('--no-build')) {
  console.log('Building the snippet …');
  await run('npx', ['--no-install', 'rollup', '--config', '--silent']);
  await writeRelease();
}

const { register } = await import('tsx/esm/api');
register();
const { createProgram } = await import('./command/program.ts');
await createProgram({
  snippetDir: RELEASE,
  isFresh: args.includes('--no-build'),
}).parseAsync(['--shop', ...args.filter((arg) => arg !== '--no-build')], { from: 'user' });
