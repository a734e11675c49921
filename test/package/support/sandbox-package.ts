import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ready } from '../../../sandbox/command/ready.ts';
import { run } from './install.ts';
import { root } from './repository.ts';

export type Packed = {
  readonly tarball: string;
  /** The paths in it. */
  readonly paths: readonly string[];
  /** An empty folder beside it. */
  readonly empty: string;
  remove(): void;
};

/** Packs @selgeo/sandbox as `npm publish` would; dist/ of the snippet has to be built. */
export function packSandbox(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'selgeo-sandbox-package-'));
  run('node', ['sandbox/build.mjs'], root);
  const args = ['pack', '--workspace=sandbox', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(run('npm', args, root));
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  return {
    tarball: join(folder, packed.filename),
    paths: packed.files.map(({ path }: { path: string }) => path),
    empty,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts a command with `--json`, and resolves with what it prints when the sandbox listens. `stop` ends it. */
export async function startCommand(
  [program, ...args]: readonly [string, ...string[]],
  cwd: string,
): Promise<{ ready: Ready; stop: () => Promise<void> }> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const ended = once(child, 'exit');
  const [line] = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data'),
    ended.then(([code]) => Promise.reject(new Error(`It has ended with ${code}: ${errors}`))),
  ]);
  const ready: Ready = JSON.parse(line);
  return { ready, stop: () => stop(ready.pid, ended, child) };
}

/** npx is no shell: the sandbox itself is told to stop. */
async function stop(pid: number, ended: Promise<unknown>, child: ChildProcess): Promise<void> {
  if (child.exitCode === null) process.kill(pid, 'SIGTERM');
  await ended;
}
