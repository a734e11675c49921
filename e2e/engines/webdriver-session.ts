import { findProgram } from '../../tools/engine-programs.mjs';
import type { Engine } from './engine.ts';

/** Sends one command of https://www.w3.org/TR/webdriver2/ and gives its value; rejects with the error's code first. */
export type Send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<never>;

export type Session = {
  readonly send: Send;
  /** Sends commands to one window, undisturbed by those for others: a session has only one current window. */
  inWindow<T>(handle: string, commands: () => Promise<T>): Promise<T>;
  /** Ends the browser, unless it has ended with its last window. */
  end(): Promise<void>;
};

const SETTINGS = {
  webkit: { key: 'webkitgtk:browserOptions', args: ['--automation'] },
  wpe: { key: 'wpe:browserOptions', args: ['--automation', '--headless'] },
};

/** Starts a browser with empty storage. */
export async function openSession(address: string, engine: Engine): Promise<Session> {
  const { key, args } = SETTINGS[engine as keyof typeof SETTINGS];
  const alwaysMatch = {
    browserName: 'MiniBrowser',
    timeouts: { script: 30_000, pageLoad: 60_000 },
    [key]: { binary: findProgram(engine, 'browser'), args },
  };
  const { sessionId } = await command(address, 'POST', '/session', { capabilities: { alwaysMatch } });
  const send: Send = (...request) => command(`${address}/session/${sessionId}`, ...request);

  let current = '';
  let last: Promise<unknown> = Promise.resolve();
  return {
    send,
    inWindow: (handle, commands) => {
      const result = last.then(async () => {
        if (current !== handle) await send('POST', '/window', { handle });
        current = handle;
        return commands();
      });
      last = result.catch(() => {});
      return result;
    },
    end: async () => {
      await send('DELETE', '').catch((error) => {
        if (!error.message.startsWith('invalid session id')) throw error;
      });
    },
  };
}

async function command(base: string, ...[method, path, body = {}]: Parameters<Send>): Promise<never> {
  const response = await fetch(base + path, {
    method,
    // See `soon`; a script that is waited for no longer must not hold up the next.
    ...(path === '/execute/sync' && { signal: AbortSignal.timeout(6000) }),
    ...(method === 'POST' && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const { value } = (await response.json()) as { value: { error: string; message: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message} (${method} ${path})`);
  return value as never;
}
