import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ATTRIBUTION_FILE } from '../../attribution/schema.ts';
import { runSandbox } from '../../command/run.ts';
import { LOOPBACK } from '../../support/serve.ts';

it.each([
  ['a port that is taken', (port: number) => ({ port }), /is taken/],
  ['a public address with a path', () => ({ publicUrl: ['https://demo.example/shop'] }), /without a path/],
])('--fresh deletes nothing when %s stops the start', async (_, optionsFor, message) => {
  vi.spyOn(console, 'error').mockReturnValue();
  const data = mkdtempSync(join(tmpdir(), 'selgeo-run-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const file = join(data, ATTRIBUTION_FILE);
  writeFileSync(file, '');
  const taken = createServer().listen(0, LOOPBACK);
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const start = runSandbox(
    { data, fresh: true, json: true, ...optionsFor(port) },
    { version: '1.2.3', snippetDir: '/nowhere' },
  );
  await expect(start).rejects.toThrow(message);
  expect(existsSync(file)).toBe(true);
});
