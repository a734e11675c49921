import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../sandbox/support/serve.ts';
import { findProgram } from '../../tools/engine-programs.mjs';
import type { Engine } from './engine.ts';
import { until } from './until.ts';

export type WebDriver = {
  readonly address: string;
  /** How its program has ended by itself, such as "SIGSEGV"; undefined when it has not, a second later. */
  death(): Promise<string | undefined>;
  stop(): Promise<void>;
};

/** Starts the WebDriver of a WebKit engine on a free port, with an X server of its own where the engine needs one. */
export async function startWebDriver(engine: Engine): Promise<WebDriver> {
  const program = findProgram(engine, 'driver');
  if (!program)
    throw new Error(
      `The engine ${engine} is not installed: SELGEO_ENGINE=${engine} node tools/install-engine.mjs`,
    );
  const xServer = findProgram(engine, 'display');
  const display = xServer ? await startDisplay(xServer) : undefined;
  const port = await freePort(0);
  const driver = spawn(program, [`--port=${port}`], {
    stdio: 'ignore',
    // Leads a group of its own.
    detached: true,
    env: {
      ...process.env,
      ...(display && { DISPLAY: display.name, GDK_BACKEND: 'x11' }),
      // Without an accessibility bus the browser would log that it has none.
      NO_AT_BRIDGE: '1',
      // How its pictures reach the window. Without a graphics card the newer way takes longer than the pages do.
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    },
  });
  const exit = new Promise<string>((resolve) => {
    driver.once('exit', (code, signal) => {
      endGroup(driver);
      resolve(signal ?? `exit code ${code}`);
    });
  });
  const address = `http://127.0.0.1:${port}`;
  await until('the WebDriver', async () => (await fetch(`${address}/status`)).ok);
  return {
    address,
    // A connection breaks a moment before the end of the program is known.
    death: () => Promise.race([exit, pause(1000, undefined, { ref: false })]),
    stop: async () => {
      await stop(driver);
      if (display) await stop(display.process);
    },
  };
}

async function startDisplay(program: string) {
  // Without `-noreset` it starts over whenever its last client has gone, as after each test, and refuses the next one
  // meanwhile: that browser then ends at its start, and its driver never answers.
  const screen = ['-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'];
  const process = spawn(program, ['-displayfd', '1', ...screen], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [number] = await once(process.stdout, 'data', { signal: AbortSignal.timeout(10_000) });
  return { process, name: `:${String(number).trim()}` };
}

/** Ends what a program has left behind: the browsers of a driver outlive it, where it ends in the midst of a session. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has left nothing.
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return;
  const exit = once(child, 'exit');
  child.kill();
  const insist = setTimeout(() => child.kill('SIGKILL'), 3000);
  await exit;
  clearTimeout(insist);
}
