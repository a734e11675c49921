import { block } from '../test/readme/block.ts';
import { inspection, LISTEN } from './support/inspect.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

// What the debug build says, whatever engine it runs in; how it is loaded and shown is in debug.spec.ts.

test('every decision is one line on the console, with its code, and nothing of the query', async ({
  page,
  sandbox,
  site,
}) => {
  const address = site.page('/', LISTEN + tag(sandbox, { 'data-debug': '' }));
  const clickId = await visit(page, `${address}?ref=demo&token=s3cr3t#s3cr3t`);
  const lines = await page.evaluate<string[]>('lines');
  const line = lines.find((line) => line.includes('SG22'));
  expect(line).toMatch(
    /^info \[Selgeo\] SG22 The click is registered.* \(ref "demo", click ID .*, after \d+ ms\)$/,
  );
  expect(line).toContain(clickId);
  expect(lines.filter((line) => !/^info \[Selgeo\] SG\d\d .*\.? \(.*after \d+ ms\)$/.test(line))).toEqual([]);
  const { log } = await inspection(page);
  expect(lines).toEqual(log.map(({ text }) => `info [Selgeo] ${text}`));
  expect(JSON.stringify([lines, await inspection(page)])).not.toContain('s3cr3t');
});

test('a failure is a warning with its advice', async ({ page, sandbox, site, knownErrors }) => {
  knownErrors.push(...NETWORK_ERRORS);
  const address = site.page('/', LISTEN + tag(sandbox, { 'data-debug': '', 'data-tabs': 'perhaps' }));
  await visit(page, `${address}?ref=nobody`);
  const lines = await page.evaluate<string[]>('lines');
  expect(lines.find((line) => line.includes('SG03'))).toMatch(/^warn .*\(tabs, after .* → Compare/);
  expect(lines.find((line) => line.includes('SG25'))).toMatch(/^warn .*\(ref "nobody", status 404, .* → /);
});

test('what the inline stub has queued is answered, and the stub has inspect() as well', async ({
  page,
  sandbox,
  site,
}) => {
  const stub = block('docs/api.md', 'html');
  const early = '<script>early = { api: __selgeo, ready: __selgeo.ready() }</script>';
  const clickId = await visit(
    page,
    `${site.page('/', stub + early + tag(sandbox, { 'data-debug': '' }))}?ref=demo`,
  );
  expect(await page.evaluate('early.ready')).toEqual({ clickId, status: 'registered' });
  expect(await page.evaluate('early.api.inspect().clickId')).toBe(clickId);
});

test('window.__selgeo stays the same object', async ({ page, sandbox, site }) => {
  const keep = `<script>
    let published;
    Object.defineProperty(window, '__selgeo', { get: () => published, set: (value) => { first ??= published = value } });
    var first;
  </script>`;
  await page.goto(`${site.page('/', keep + tag(sandbox, { 'data-debug': '' }))}?ref=demo`);
  await settled(page);
  expect(await page.evaluate('first === __selgeo && typeof first.inspect')).toBe('function');
});

test('a second tag starts nothing, and the log says so', async ({ page, sandbox, site, received }) => {
  const debug = tag(sandbox, { 'data-debug': '' });
  expect(await visit(page, `${site.page('/', debug + debug)}?ref=demo`)).toMatch(UUID);
  const { log } = await inspection(page);
  expect(log.filter(({ code }) => code === 'SG01')).toHaveLength(1);
  expect(log.filter(({ code }) => code === 'SG04')).toHaveLength(1);
  expect(await page.count('selgeo-inspector')).toBeLessThan(2);
  expect(received.clicks()).toHaveLength(1);
});

test('a page that has put something of its own into window.__selgeo is told so', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const frozen = `<script>Object.defineProperty(window, '__selgeo', { value: Object.freeze({ own: true }) })</script>`;
  await page.goto(`${site.page('/', LISTEN + frozen + tag(sandbox, { 'data-debug': '' }))}?ref=demo`);
  await page.waitForFunction(() => String(Reflect.get(window, 'lines')).includes('SG22'));
  expect((await page.evaluate<string[]>('lines')).join()).toContain('warn [Selgeo] SG83');
  expect(received.clicks()).toHaveLength(1);
});

test('init of the npm entry does the same', async ({ page, sandbox, site, received }) => {
  const module = `<script type="module">
    import { init } from '${sandbox.origins.attribution}/v1/selgeo-debug.js';
    returned = init({ merchant: '${sandbox.keys.merchant}', apiUrl: '${sandbox.origins.attribution}' });
  </script>`;
  const clickId = await visit(page, `${site.page('/', `<script>var returned</script>${module}`)}?ref=demo`);
  expect(clickId).toMatch(UUID);
  expect(await page.evaluate('returned === __selgeo && returned.inspect().clickId')).toBe(clickId);
  await page.waitForFunction(() => document.querySelector('selgeo-inspector'));
  expect(received.clicks()).toHaveLength(1);
});
