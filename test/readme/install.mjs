import { spawnSync } from 'node:child_process';
import { aptInstall, hasApt } from '../../sandbox/support/apt.mjs';

const RUNTIMES = { python3: 'python3', php: 'php-cli', ruby: 'ruby' };

/** Installs the languages of the README's back-end code where that is possible, and says which are missing. */
export async function installRuntimes() {
  const missing = () => Object.keys(RUNTIMES).filter((command) => spawnSync(command, ['--version']).error);
  if (missing().length && hasApt()) await aptInstall(missing().map((command) => RUNTIMES[command]));
  for (const command of missing())
    console.log(`${command} is not installed: its code in the README is not run.`);
}
