import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { soon, until } from '../../engines/until.ts';

/** Where an example lies, or something in it. */
export const pathOf = (...parts: readonly string[]): string =>
  join(fileURLToPath(new URL('../../../examples', import.meta.url)), ...parts);

export type Program = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs a program to its end. Rejects, with everything that it has printed, when it fails. */
export function run(program: Program): Promise<void> {
  return new Promise((resolve, reject) => {
    const { child, printed } = start(program, false);
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${describe(program)} failed with exit code ${code}\n${printed()}`));
    });
  });
}

/** Starts a server and waits until it answers at its address. Gives what stops it. */
export async function serve(program: Program, address: string): Promise<() => Promise<void>> {
  const { child, printed } = start(program, true);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    // Its whole group, because it may have started another process.
    if (child.pid && !hasEnded()) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  try {
    await until(`an answer at ${address}`, async () => hasEnded() || (await soon(fetch(address))).ok);
    if (hasEnded()) throw new Error('It has ended by itself.');
    return stop;
  } catch (cause) {
    await stop();
    throw new Error(`${describe(program)} does not serve ${address}\n${printed()}`, { cause });
  }
}

function start({ command, args, cwd, env }: Program, detached: boolean) {
  let text = '';
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  return { child, printed: () => text };
}

const describe = ({ command, args, cwd }: Program) => `${[command, ...args].join(' ')} in ${cwd}`;
