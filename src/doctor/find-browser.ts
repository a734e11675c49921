import { posix, win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/**
 * The browser to open the page with: `wanted`, else the one of the environment variable CHROME_PATH, else the first one
 * in the usual places. `undefined` where there is none; a path that is given counts even if nothing is there.
 */
export function findBrowser(
  wanted: string | undefined,
  system: NodeJS.Platform,
  environment: Environment,
  exists: (path: string) => boolean,
): string | undefined {
  return wanted || environment.CHROME_PATH || places(system, environment).find(exists);
}

function places(system: NodeJS.Platform, environment: Environment): string[] {
  if (system === 'win32') {
    const roots = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? PROGRAMS.map((program) => win32.join(root, program)) : []));
  }
  if (system === 'darwin') {
    const roots = ['/Applications', posix.join(environment.HOME ?? '/', 'Applications')];
    return roots.flatMap((root) => APPS.map((app) => `${root}/${app}.app/Contents/MacOS/${app}`));
  }
  const folders = (environment.PATH ?? '').split(':').filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}
