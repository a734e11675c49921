import { existsSync } from 'node:fs';
import { run } from './install.mjs';

/** Whether this is a Debian (or kin) on which we are root, so that missing programs can be installed. */
export function hasApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages without what they merely recommend. */
export async function aptInstall(packages) {
  console.log(`Installing ${packages.join(', ')} with apt …`);
  // Its errors only: for each package it has several lines to say.
  const options = {
    // The second, so that a web server which a test needs does not start by itself.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', SYSTEMD_OFFLINE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  await run('apt-get', ['-qq', 'update'], options);
  await run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...packages], options);
}
