import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../sandbox/start.ts';
import type { Check } from '../../src/doctor/chain.ts';
import type { Result } from '../../src/doctor/report.ts';
import { findProgram } from '../../tools/engine-programs.mjs';
import { createLink } from './create-link.ts';

export type Printed = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

const PROGRAM = fileURLToPath(new URL('../../dist/doctor.js', import.meta.url));

/** Runs the doctor as it is shipped, in a process of its own. */
export async function runDoctor(...args: string[]): Promise<Printed> {
  const child = spawn(process.execPath, [PROGRAM, 'doctor', ...args], {
    env: { CHROME_PATH: findProgram('chromium', 'browser'), ...process.env, NO_COLOR: '1' },
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

/** A tracking link for one test. */
export async function ownRef(sandbox: Sandbox): Promise<string> {
  const ref = `doctor-${randomUUID().slice(0, 8)}`;
  await createLink(sandbox, ref);
  return ref;
}

/** How many clicks of a referral have come to the API, whatever it has made of them. Attempts of one count once. */
export function clicksSent(sandbox: Sandbox, ref: string): number {
  const bodies = sandbox
    .requests()
    .filter(({ method, path }) => method === 'POST' && path === '/v1/clicks')
    .map(({ body }) => body as { ref: string; request_id: string });
  return new Set(bodies.filter((body) => body.ref === ref).map(({ request_id }) => request_id)).size;
}
