import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ready } from '../../sandbox/command/ready.ts';
import { block } from '../readme/block.ts';
import { linkPackages, run } from './support/install.ts';
import { manifest, read } from './support/repository.ts';
import { type Packed, packSandbox, startCommand } from './support/sandbox-package.ts';

let packed: Packed;
/** The command of the package, unpacked where npm would put it. */
let command: readonly [string, string];
beforeAll(() => {
  packed = packSandbox();
  const home = join(packed.empty, '../node_modules/@selgeo/sandbox');
  mkdirSync(home, { recursive: true });
  run('tar', ['-xzf', packed.tarball, '-C', home, '--strip-components=1'], packed.empty);
  // Its only dependency, whose native part npm chooses.
  linkPackages(join(packed.empty, '..'), Object.keys(dependencies));
  command = [process.execPath, join(home, 'dist/cli.js')];
});
afterAll(() => packed?.remove());

const { dependencies, version, bin } = JSON.parse(read('sandbox/package.json'));

describe('the package @selgeo/sandbox', () => {
  it('has the version of the snippet, one command and exact dependencies', () => {
    expect(version).toBe(manifest.version);
    expect(Object.keys(bin)).toHaveLength(1);
    for (const range of Object.values(dependencies)) expect(range).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('holds the command, what it serves, and the scripts of the snippet: no source, no tests, no data', () => {
    const scripts = Object.keys(JSON.parse(read('dist/integrity.json')));
    expect(packed.paths).toEqual(
      expect.arrayContaining([
        'dist/cli.js',
        'dist/LICENSES.txt',
        'dist/snippet/headers.json',
        ...['v1', version].flatMap((folder) =>
          ['integrity.json', ...scripts].map((name) => `dist/snippet/${folder}/${name}`),
        ),
      ]),
    );
    expect(packed.paths.filter((path) => /\.(ts|mjs|db|data|map)$|test/.test(path))).toEqual([]);
  });
});

describe('the command of the package, in an empty folder', () => {
  let ready: Ready;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const args = ['--json', '--port', '0', '--shop', '--site', 'localhost:3999'];
    ({ ready, stop } = await startCommand([...command, ...args], packed.empty));
  });
  afterAll(() => stop?.());

  it('keeps its data in .selgeo, which git ignores', () => {
    expect(readdirSync(packed.empty)).toEqual(['.selgeo']);
    expect(readdirSync(join(packed.empty, '.selgeo'))).toContain('.gitignore');
  });

  it('serves the script of its tag, and whatever its pages load', async () => {
    const [, script = ''] = ready.tag.match(/src="([^"]+)"/) ?? [];
    expect(await (await fetch(script)).text()).toContain(`version:"${version}"`);
    for (const page of [ready.attribution, ready.stripe, ready.shop ?? '']) {
      const html = await (await fetch(page)).text();
      const loaded = [...html.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)].map(
        ([, url]) => url,
      );
      expect(loaded.length).toBeGreaterThan(1);
      for (const url of loaded) {
        const { status } = await fetch(new URL(url ?? '', page));
        expect([url, status]).toEqual([url, 200]);
      }
    }
  });

  it('takes a click of another origin and the sale by a Payment Link, and credits the partner', async () => {
    const answer = await fetch(`${ready.attribution}/v1/clicks`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain;charset=UTF-8', Origin: ready.site },
      body: JSON.stringify({
        merchant_key: ready.merchant,
        ref: 'demo',
        request_id: crypto.randomUUID(),
        landing_url: `${ready.site}/`,
      }),
    });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const { click_id } = await answer.json();
    expect(click_id).toMatch(/^[\da-f-]{36}$/);
    const { url } = await fetch(`${ready.paymentLinks[0]}?client_reference_id=${click_id}`);
    const card = { email: 'grace@example.com', number: ready.testCards.pays, expiry: '12 / 34', cvc: '123' };
    const paid = await fetch(url, { method: 'POST', body: new URLSearchParams({ ...card, name: 'Grace' }) });
    expect(paid.status).toBe(200);
    const sales = await (await fetch(`${ready.attribution}/sandbox/conversions`)).json();
    expect(sales).toMatchObject([{ attributed: 1, click_id }]);
  });

  it("leads to the merchant's site from its dashboard, not to the demo shop", async () => {
    const dashboard = await (await fetch(ready.attribution)).text();
    expect(ready.partnerLink).toBe('http://localhost:3999/?ref=demo');
    expect(dashboard).toContain(ready.partnerLink);
    expect(dashboard).not.toContain(`${ready.shop}/`);
  });

  it('opens sessions for the Stripe client of the documentation', () => {
    const home = join(packed.empty, '..');
    const code = `${block('docs/sandbox.md', 'ts')}
      const { url } = await stripe.checkout.sessions.create({
        mode: 'payment',
        line_items: [{ price: 'price_book', quantity: 1 }],
        success_url: 'http://localhost:3999/thanks',
      });
      console.log(url);`;
    linkPackages(home, ['stripe']);
    writeFileSync(join(home, 'shop.mjs'), code);
    const env = { ...process.env, ...ready.env };
    const url = execFileSync(process.execPath, ['shop.mjs'], { cwd: home, env, encoding: 'utf8' });
    expect(url.startsWith(`${ready.stripe}/c/pay/`)).toBe(true);
  });

  it('has the judge of click APIs in it', () => {
    const [program, path] = command;
    expect(run(program, [path, 'contract', '--help'], packed.empty)).toContain(
      'Usage: npx @selgeo/sandbox contract <api-url> <pk_test_…> <ref>',
    );
  });
});

it('can be waited for in CI as the documentation says', async () => {
  const folder = join(packed.empty, '../ci');
  mkdirSync(folder);
  const script = block('docs/sandbox.md', 'bash').replace(
    'npx @selgeo/sandbox',
    [...command, '--port 0'].join(' '),
  );
  const tests = `node -e "fetch(require('./sandbox.json').attribution).then(({ status }) => console.log(status))"`;
  const printed = execFileSync('bash', ['-c', `${script}\n${tests}`], { cwd: folder, encoding: 'utf8' });
  expect(printed).toBe('200\n');
  const { attribution }: Ready = JSON.parse(readFileSync(join(folder, 'sandbox.json'), 'utf8'));
  const answers = () =>
    fetch(attribution).then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(false);
});
