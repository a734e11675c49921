import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './repository.ts';

export type Installed = {
  /** The packed package. */
  readonly tarball: string;
  /** The paths in it. */
  readonly paths: readonly string[];
  /** An otherwise empty project that has it in its `node_modules`. */
  readonly project: string;
  /** Where it is in there. */
  readonly home: string;
  remove(): void;
};

/**
 * Packs the package as `npm publish` would and unpacks it where `npm install` would. A release names its tarball in
 * `SELGEO_TARBALL`, so that what is tested is what is published.
 */
export function install(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'selgeo-package-'));
  const tarball = process.env.SELGEO_TARBALL ?? pack(folder);
  const project = join(folder, 'project');
  const home = join(project, 'node_modules/@selgeo/snippet');
  mkdirSync(home, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', home, '--strip-components=1'], project);
  return {
    tarball,
    paths: run('tar', ['-tzf', tarball], folder)
      .trim()
      .split('\n')
      .map((path) => path.replace('package/', '')),
    project,
    home,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function pack(folder: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(run('npm', args, root));
  return join(folder, packed.filename);
}

/** Lets a project use packages of the repository as if they were installed there. */
export function linkPackages(project: string, names: readonly string[]): void {
  for (const name of names) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
}

/** Runs a program to its end and returns what it prints; throws, with that, when it fails. */
export function run(program: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
  }
}

/** Runs a tool of the repository that is written for Node. */
export const runTool = (path: string, args: readonly string[], cwd: string): string =>
  run(process.execPath, [join(root, 'node_modules', path), ...args], cwd);
