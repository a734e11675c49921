import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { findProgram } from '../../tools/engine-programs.mjs';
import { block } from '../readme/block.ts';
import { run } from './support/install.ts';
import { type Packed, packSandbox, startCommand } from './support/sandbox-package.ts';

// As a new user: from the registry, into a folder with nothing in it. Only `npm test -- --all` runs this.

let packed: Packed;
beforeAll(() => {
  packed = packSandbox();
});
afterAll(() => packed?.remove());

it('installs less than 25 MB', () => {
  const project = join(packed.empty, '../project');
  run('npm', ['install', '--prefix', project, '--no-audit', '--no-fund', packed.tarball], packed.empty);
  expect(sizeOf(join(project, 'node_modules'))).toBeLessThan(25_000_000);
});

it('sells on a page of three lines, after npx in an empty folder', async () => {
  const started = performance.now();
  const args = ['--json', '--port', '0', '--site', 'localhost:3999'];
  const { ready, stop } = await startCommand(
    ['npx', '--yes', `--package=${packed.tarball}`, 'selgeo-sandbox', ...args],
    packed.empty,
  );
  onTestFinished(stop);
  const listens = performance.now();

  // The page of the documentation, at the ports of this run.
  const page = block('docs/sandbox.md', 'html')
    .replaceAll('http://localhost:4601', ready.attribution)
    .replaceAll('localhost:4602', new URL(ready.stripe).host);
  expect(page.trim().split('\n')).toHaveLength(3);
  const site = await servePage(page);

  const executablePath = findProgram('chromium', 'browser');
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox'],
  });
  onTestFinished(() => browser.close());
  const tab = await browser.newPage();
  const answered = tab.waitForResponse(`${ready.attribution}/v1/clicks`);
  await tab.goto(`${site}/?ref=demo`);
  const { click_id } = await (await answered).json();
  await tab.getByRole('link', { name: 'Buy' }).click();
  await tab.fill('#email', 'grace@example.com');
  await tab.fill('#number', ready.testCards.pays);
  await tab.fill('#expiry', '12 / 34');
  await tab.fill('#cvc', '123');
  await tab.fill('#name', 'Grace Hopper');
  await tab.click('button.pay');
  await tab.getByText('Thanks for your payment').waitFor();

  const sales = await (await fetch(`${ready.attribution}/sandbox/conversions`)).json();
  expect(sales).toMatchObject([{ attributed: 1, click_id, code: 'by_client_reference_id' }]);
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
  console.log(
    `npx until it listens: ${seconds(started, listens)} s; until the sale: ${seconds(started, performance.now())} s`,
  );
});

/** Serves one page as any static server would. */
async function servePage(html: string): Promise<string> {
  const server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(html));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** The bytes of all files in a folder. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((total, entry) => total + (entry.isFile() ? entry.size : 0), 0);
}
