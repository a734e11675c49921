import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Check } from '../../src/doctor/chain.ts';
import type { Result } from '../../src/doctor/report.ts';

export type Printed = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

const PROGRAM = fileURLToPath(new URL('../../dist/doctor.js', import.meta.url));

/** Runs the doctor as it is shipped, in a process of its own. */
export async function runDoctor(...args: string[]): Promise<Printed> {
  const child = spawn(process.execPath, [PROGRAM, 'doctor', ...args], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const exitCode = await new Promise<number | null>((ended) => child.once('close', ended));
  return { exitCode, stdout, stderr };
}

/** Runs the doctor for its data, and gives those with the codes of what is not as it should be. */
export async function examine(
  ...args: string[]
): Promise<Result & { exitCode: number | null; troubles: string[] }> {
  const { exitCode, stdout } = await runDoctor(...args, '--json');
  const result: Result = JSON.parse(stdout);
  const isTrouble = ({ state }: Check) => state === 'fail' || state === 'warn';
  return { ...result, exitCode, troubles: result.checks.filter(isTrouble).map(({ code }) => `${code}`) };
}

/** The state of one check. */
export const stateOf = ({ checks }: Pick<Result, 'checks'>, id: string): string | undefined =>
  checks.find((check) => check.id === id)?.state;
