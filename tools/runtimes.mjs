import { spawnSync } from 'node:child_process';
import { aptInstall, hasApt } from './apt.mjs';

// Plain JavaScript, because it runs before anything is installed.

/**
 * What runs the back ends of the documentation and in examples/, besides Node, and the proxies of docs/proxy.md: the
 * programs that may be it, arguments with which it fails where something is missing that is needed, and Debian's packages.
 */
const RUNTIMES = {
  // The first Python of the path may be one that does not see Debian's packages.
  python: {
    programs: ['python3', '/usr/bin/python3'],
    probe: ['-c', 'import dotenv, flask, stripe'],
    packages: ['python3', 'python3-dotenv', 'python3-flask', 'python3-stripe'],
  },
  php: {
    programs: ['php'],
    probe: ['-r', "exit(extension_loaded('curl') ? 0 : 1);"],
    packages: ['php-cli', 'php-curl'],
  },
  ruby: {
    programs: ['ruby'],
    probe: ['-e', "require 'dotenv'; require 'sinatra/base'; require 'webrick'"],
    packages: ['ruby', 'ruby-dotenv', 'ruby-sinatra', 'ruby-webrick'],
  },
  nginx: { programs: ['nginx', '/usr/sbin/nginx'], probe: ['-v'], packages: ['nginx'] },
  caddy: { programs: ['caddy'], probe: ['version'], packages: ['caddy'] },
};

/** The program that runs the example in that language; undefined where there is none that has what it needs. */
export function findRuntime(language) {
  const { programs, probe } = RUNTIMES[language];
  return programs.find((program) => spawnSync(program, probe).status === 0);
}

/** Debian's packages for that language. */
export const packagesOf = (language) => RUNTIMES[language].packages;

/** Installs what is missing where that is possible, and says what is still missing then. */
export async function installRuntimes() {
  const missing = () => Object.keys(RUNTIMES).filter((language) => !findRuntime(language));
  if (missing().length && hasApt())
    await aptInstall(missing().flatMap(packagesOf)).catch((error) => console.error(error.message));
  for (const language of missing()) {
    console.log(
      `${language} lacks something: what the tests run in it is left out. Debian has ${packagesOf(language).join(' ')}.`,
    );
  }
}
