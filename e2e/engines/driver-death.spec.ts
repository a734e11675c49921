import { expect, test } from '@playwright/test';
import { engine, isWebDriver } from './engine.ts';
import { overWebDriver } from './webdriver-page.ts';
import { startSessions } from './webdriver-sessions.ts';

test.skip(!isWebDriver, 'Playwright drives this engine');

test('a driver that is dead when a test begins is started again, and the log says so', async () => {
  const lines: string[] = [];
  const sessions = await startSessions(engine, (line) => lines.push(line));
  await (await sessions.open()).end();
  expect(lines).toEqual([]);
  await sessions.stop();
  const session = await sessions.open();
  expect(lines).toEqual([
    expect.stringMatching(/The WebDriver has died \(SIGTERM\) at POST \/session.*again/),
  ]);
  expect(typeof (await session.send('GET', '/window'))).toBe('string');
  await session.end();
  await sessions.stop();
});

test('a driver that dies in the midst of a test says so at once, and that no assertion has failed', async () => {
  const sessions = await startSessions(engine);
  const session = await sessions.open();
  const page = overWebDriver(session, await session.send('GET', '/window'));
  await sessions.stop();
  const failure = { name: 'EngineDied', message: expect.stringMatching(/died \(SIGTERM\).*no assertion/) };
  await expect(page.waitForURL(/never/).catch((error) => error)).resolves.toMatchObject(failure);
});
