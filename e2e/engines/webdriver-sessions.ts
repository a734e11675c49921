import type { Engine } from './engine.ts';
import { startWebDriver } from './webdriver.ts';
import { openSession, type Session } from './webdriver-session.ts';

export type Sessions = {
  /** Starts a browser with empty storage. */
  open(): Promise<Session>;
  /** Ends the driver, and with it every session. */
  stop(): Promise<void>;
};

/**
 * Sessions of one driver. Where it is dead when a session is asked for, or gives none, it is started again, once, and
 * `log` is told. That is before any test has done a thing, so it hides no failure of a test.
 */
export async function startSessions(
  engine: Engine,
  log: (line: string) => void = console.warn,
): Promise<Sessions> {
  let driver = await startWebDriver(engine);
  const open = () => openSession(driver, engine);
  return {
    open: () =>
      open().catch(async (error) => {
        log(`${engine}: ${error.message}; started again`);
        await driver.stop();
        driver = await startWebDriver(engine);
        return open();
      }),
    stop: () => driver.stop(),
  };
}
