import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

// Plain JavaScript, because it runs before anything is installed.

/** Runs a command in the repository, showing what it prints. Rejects with its name when it fails. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      cwd: new URL('..', import.meta.url),
      ...options,
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${[command, ...args].join(' ')} failed with exit code ${code}`));
    });
  });
}

/** Installs the packages of the lock file, unless exactly these are installed already. */
export async function installPackages() {
  const lock = readFileSync(new URL('../package-lock.json', import.meta.url));
  const stamp = new URL('../node_modules/.selgeo-installed', import.meta.url);
  const hash = createHash('sha256').update(lock).update(process.version).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Installing packages (about 20 seconds) …');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, hash);
}
