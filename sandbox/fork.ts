import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { World } from './support/world.ts';

export type Forked = { readonly process: ChildProcess; readonly origins: World['origins'] };

export type ForkOptions = {
  /** No file can grow beyond it, as if the disk were full; in KB. Needs bash. */
  readonly largestFile?: number;
};

/** Starts a sandbox in a process of its own, on free ports; resolves when it listens. It ends with this process. */
export async function forkSandbox(dataDir: string, { largestFile }: ForkOptions = {}): Promise<Forked> {
  const command = [
    process.execPath,
    '--import',
    'tsx',
    fileURLToPath(new URL('child.ts', import.meta.url)),
    dataDir,
  ] as const;
  const [program, ...args] = largestFile
    ? (['bash', '-c', `ulimit -f ${largestFile}; exec "$0" "$@"`, ...command] as const)
    : command;
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [origins] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The sandbox has ended with ${code}.`))),
  ]);
  return { process: child, origins };
}
