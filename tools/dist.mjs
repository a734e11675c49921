import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Plain JavaScript, because it runs before anything is installed.

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => (existsSync(root + path) ? readFileSync(root + path, 'utf8') : undefined);

/** The files of `dist` that lie in git, as they are now. */
export function committedBuild() {
  const paths = execFileSync('git', ['ls-files', 'dist'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  return new Map(paths.map((path) => [path, read(path)]));
}

/** What a build has changed in those files: they were not what the source says. */
export const changedSince = (before) =>
  [...before].filter(([path, text]) => read(path) !== text).map(([path]) => path);
