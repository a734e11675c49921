import { findProgram } from '../../tools/engine-programs.mjs';
import type { Engine } from './engine.ts';
import { engineDied, isEngineDeath } from './engine-died.ts';
import type { WebDriver } from './webdriver.ts';

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
export async function openSession(driver: WebDriver, engine: Engine): Promise<Session> {
  const { key, args } = SETTINGS[engine as keyof typeof SETTINGS];
  const alwaysMatch = {
    browserName: 'MiniBrowser',
    timeouts: { script: 30_000, pageLoad: 60_000 },
    [key]: { binary: findProgram(engine, 'browser'), args },
  };
  const { sessionId } = await command(driver, '', 'POST', '/session', { capabilities: { alwaysMatch } });
  const send: Send = (...request) => command(driver, `/session/${sessionId}`, ...request);

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
        if (isEngineDeath(error)) console.warn(`${engine}: ${error.message}, at the end of a test`);
        else if (!error.message.startsWith('invalid session id')) throw error;
      });
    },
  };
}

const LIMITS: Readonly<Record<string, number>> = {
  // A driver whose browser ends before it has connected says nothing, for good.
  '/session': 30_000,
  // See `soon`; a script that is waited for no longer must not hold up the next.
  '/execute/sync': 6000,
  // WebKitGTK, as it draws here, sometimes never gives one. Only a test that has failed asks.
  '/screenshot': 10_000,
};

async function command(
  { address, death }: WebDriver,
  session: string,
  ...[method, path, body = {}]: Parameters<Send>
): Promise<never> {
  const response = await fetch(address + session + path, {
    method,
    signal: AbortSignal.timeout(LIMITS[path] ?? 70_000),
    ...(method === 'POST' && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  }).catch(async (error) => {
    if (error.name === 'TimeoutError' && path === '/execute/sync') throw error;
    const end = error.name === 'TimeoutError' ? 'it does not answer' : await death();
    throw end ? engineDied(`The WebDriver has died (${end}) at ${method} ${path}`, error) : error;
  });
  const { value } = (await response.json()) as { value: { error: string; message: string } };
  if (response.ok) return value as never;
  const text = `${value.error}: ${value.message} (${method} ${path})`;
  // Both drivers say so when the browser's main process or the page's own has ended under a session.
  throw /crash or hang/.test(text) ? engineDied(`The browser has died: ${text}`) : new Error(text);
}
