import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { block } from '../test/readme/block.ts';
import { findProgram } from '../tools/engine-programs.mjs';
import { whole } from './support/broken-pages.ts';
import { createLink } from './support/create-link.ts';
import { examine, runDoctor, stateOf } from './support/doctor.ts';
import { expect, test } from './support/playwright.ts';

test('the commands of docs/doctor.md print what the page says', async ({ sandbox }) => {
  const [install = '', command = ''] = block('docs/doctor.md', 'sh').trim().split('\n');
  const [, url = '', , ref = ''] = command.match(/doctor (\S+) (--ref) (\S+)$/) ?? [];
  const shown = block('docs/doctor.md', 'text');
  expect(install).toBe('npm install --no-save playwright-core');
  await createLink(sandbox, ref);
  const shop = `${sandbox.origins.shop}/pricing`;
  const { stdout, exitCode } = await runDoctor(shop, '--ref', ref);
  expect(exitCode).toBe(0);
  // Of the lines that name an address, a time or an ID only what comes before.
  const lines = (text: string) =>
    text
      .trim()
      .replaceAll(shop, url)
      .split('\n')
      .map((line) => line.slice(0, 36));
  expect(lines(stdout)).toEqual(lines(shown));

  const ci = block('docs/doctor.md', 'yaml');
  const args = ci.match(/doctor \S+ --ref \S+ (.*) > doctor\.json/)?.[1]?.split(' ') ?? [];
  const printed = await runDoctor(shop, '--ref', ref, ...args);
  expect(JSON.parse(printed.stdout)).toMatchObject({ ok: true, url: shop, ref });
});

test('a page that cannot be opened is told as such, without what is secret in its address', async ({
  site,
}) => {
  for (const address of ['http://ada:pass@localhost:9/?token=pass#pass', `${site.origin}/none?token=pass`]) {
    const { stdout, stderr, exitCode } = await runDoctor(address, '--ref', 'demo');
    expect(stdout).toContain('✗ The page opens  SG84\n');
    expect(stdout + stderr).not.toContain('pass');
    expect(exitCode).toBe(1);
  }
});

test('a page that is busy without end does not keep the doctor', async ({ site }) => {
  const begin = Date.now();
  const result = await examine(site.page('/', '<script>for (;;);</script>'), '--ref=demo', '--timeout=5');
  expect(result.troubles).toEqual(['SG84']);
  expect(Date.now() - begin).toBeLessThan(25_000);
});

test('people get a checklist with the code and the advice, and progress apart from it', async ({ site }) => {
  const { stdout, stderr, exitCode } = await runDoctor(site.page('/', '<p>Hello</p>'), '--ref', 'demo');
  expect(stdout).toContain('✓ The page opens ');
  expect(stdout).toContain('✗ The tag is on the page  SG81\n');
  expect(stdout).toContain('    → Put the tag into the head of every page.\n');
  expect(stdout).toMatch(/→ Put the tag into the head of every page\.\n– 13 more checks .*\n\n1 failed/);
  expect(stdout).toMatch(/\n1 failed, 1 passed, 13 not judged\n$/);
  expect(stderr.replace(/^Still waiting.*\n/gm, '')).toBe(
    'Opening the page …\nWaiting for the snippet and the API …\n',
  );
  expect(exitCode).toBe(1);
});

test('an extension that blocks the click is named, and so is one that blocks the script', async ({
  sandbox,
  site,
}) => {
  const program = findProgram('chromium', 'whole');
  for (const [pattern, check] of [
    ['/v1/clicks', 'connection'],
    ['/v1/selgeo.js', 'script'],
  ] as const) {
    const folder = extension(pattern);
    const args = [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
    const result = await examine(
      site.page('/', whole(sandbox)),
      '--ref=demo',
      // The shell of Chromium knows no extensions.
      ...(program ? [`--browser=${program}`] : []),
      // Chrome has to be asked to heed the other two.
      ...[...args, '--disable-features=DisableLoadExtensionCommandLineSwitch'].map(
        (arg) => `--browser-arg=${arg}`,
      ),
    );
    rmSync(folder, { recursive: true });
    expect(result.troubles).toEqual(['SG72']);
    expect(stateOf(result, check)).toBe('fail');
  }
});

/** A blocker as visitors have them, with one rule; gives the folder that it is in. */
function extension(urlFilter: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'selgeo-blocker-'));
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  write('rules.json', [{ id: 1, priority: 1, action: { type: 'block' }, condition: { urlFilter } }]);
  write('manifest.json', {
    manifest_version: 3,
    name: 'Blocker',
    version: '1',
    permissions: ['declarativeNetRequest'],
    host_permissions: ['<all_urls>'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
  });
  return folder;
}
