import { aptInstall, hasApt } from './apt.mjs';
import { ENGINES, isComplete, isInstalled } from './engine-programs.mjs';
import { run } from './install.mjs';

// Plain JavaScript, because it runs before anything is installed.

/**
 * Finds or installs engines of the tests: the system's where there is one, apt's when root on Debian, elsewhere
 * Playwright's own download of Chromium and Firefox. Gives for each engine null when it can be used, or why it cannot.
 *
 * @param {(keyof typeof ENGINES)[]} engines
 */
export async function installEngines(engines) {
  const missing = () => engines.filter((engine) => !isInstalled(engine));
  const problems = Object.fromEntries(engines.map((engine) => [engine, null]));

  if (hasApt()) {
    const packages = engines
      .filter((engine) => !isComplete(engine))
      .flatMap((engine) => ENGINES[engine].packages);
    if (packages.length) await aptInstall(packages).catch((error) => console.error(error.message));
  }
  for (const engine of missing()) {
    const packages = ENGINES[engine].packages.join(' ');
    if (engine === 'webkit' || engine === 'wpe') {
      problems[engine] = `it comes as Debian packages only; as root: apt-get install ${packages}`;
    } else {
      console.log(`Downloading ${ENGINES[engine].name} for the browser tests, unless that is done …`);
      await run('npx', ['--no-install', 'playwright', 'install', engine]).catch((error) => {
        problems[engine] = `neither ${packages} of the system nor Playwright's own: ${error.message}`;
      });
    }
  }
  return problems;
}
