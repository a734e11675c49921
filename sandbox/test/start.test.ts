import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
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

const start = (dataDir: string) =>
  startSandbox({ ports: { shop: 0, attribution: 0, stripe: 0 }, dataDir, log: () => {} });
