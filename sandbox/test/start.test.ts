import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../start.ts';

it('starts afresh beside the files of another version, and goes on with its own', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-sandbox-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const others = ['attribution.db', 'attribution-1.db', 'stripe.db', 'stripe-1.db'].map((name) =>
    join(dataDir, name),
  );
  for (const file of others) writeFileSync(file, 'of another version');

  const first = await start(dataDir);
  await fetch(`${first.origins.attribution}/partners`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"name":"Bob"}',
  });
  await first.close();
  const second = await start(dataDir);
  const overview = await (await fetch(second.origins.attribution)).text();
  await second.close();

  expect(overview).toContain('Bob');
  for (const file of others) expect(readFileSync(file, 'utf8')).toBe('of another version');
});

it('shows the pages of all three origins with the same design tokens', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-sandbox-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const sandbox = await start(dataDir);
  const tokens = await Promise.all(
    Object.values(sandbox.origins).map(async (origin) => {
      const page = await (await fetch(origin)).text();
      const [, first = ''] = page.match(/rel="stylesheet" href="([^"]*)"/) ?? [];
      return (await fetch(origin + first)).text();
    }),
  );
  await sandbox.close();
  expect(tokens[0]).toContain('--accent:');
  expect(new Set(tokens).size).toBe(1);
});

describe('a port that is taken', () => {
  it('is exchanged for another one, or refused where it has to be that one', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-sandbox-'));
    const first = await start(dataDir);
    onTestFinished(async () => {
      await first.close();
      rmSync(dataDir, { recursive: true });
    });
    const taken = Number(new URL(first.origins.stripe).port);
    const options = { ports: { attribution: 0, stripe: taken }, dataDir, log: () => {} };
    const second = await startSandbox(options);
    expect(second.origins.stripe).not.toBe(first.origins.stripe);
    await second.close();
    await expect(startSandbox({ ...options, fixedPorts: true })).rejects.toThrow(
      `Port ${taken} is taken: stop what listens there, or name another one with --port.`,
    );
  });

  it('is not blamed where the machine lacks the address', async () => {
    const options = { ports: { attribution: 0, stripe: 0 }, dataDir: tmpdir(), log: () => {} };
    await expect(startSandbox({ ...options, host: '203.0.113.7' })).rejects.toThrow(
      /^--host 203\.0\.113\.7: /,
    );
  });
});

describe('a sandbox that is asked under another name', () => {
  /** The status of the front page; `fetch` would not let the header be set. */
  const statusFor = (origin: string, host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      get(origin, { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).once('error', reject);
    });

  it('refuses foreign ones, whichever of the three is asked, and takes its own', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-sandbox-'));
    const sandbox = await start(dataDir);
    onTestFinished(async () => {
      await sandbox.close();
      rmSync(dataDir, { recursive: true });
    });
    for (const origin of Object.values(sandbox.origins)) {
      const { port } = new URL(origin);
      for (const name of ['localhost', 'pay.localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])
        expect([name, await statusFor(origin, `${name}:${port}`)]).toEqual([name, 200]);
      for (const name of [
        'evil.example',
        'localhost.evil.example',
        'evil-localhost',
        'test.evil.example',
        '127.0.0.1.evil.example',
        '192.168.0.1',
      ])
        for (const host of [name, `${name}:${port}`])
          expect([host, await statusFor(origin, host)]).toEqual([host, 421]);
    }
  });
});

const start = (dataDir: string) =>
  startSandbox({ ports: { shop: 0, attribution: 0, stripe: 0 }, dataDir, log: () => {} });
