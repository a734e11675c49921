import { readFileSync } from 'node:fs';
import { block } from '../test/readme/block.ts';
import { type Cdn, startCdn } from './support/cdn.ts';
import { inspection } from './support/inspect.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

const BOTH = ['/v1/selgeo.js', '/v1/selgeo-debug.js'];
const LISTEN = `<script>
  lines = [];
  for (const level of ['log', 'info', 'warn', 'debug']) console[level] = (text) => lines.push(level + ' ' + text);
</script>`;

let cdn: Cdn;
test.beforeEach(async () => {
  cdn = await startCdn();
});
test.afterEach(() => cdn.close());

const src = () => ({ src: `${cdn.origin}/v1/selgeo.js` });

for (const value of ['', 'true']) {
  test(`data-debug="${value}" loads the debug build from beside the script, and the click counts once`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const address = site.page('/', tag(sandbox, { ...src(), 'data-debug': value }));
    const clickId = await visit(page, `${address}?ref=demo`);
    expect(clickId).toMatch(UUID);
    expect(cdn.requests()).toEqual(BOTH);
    expect(received.clicks().map(({ method }) => method)).toEqual(['POST']);
    expect(await inspection(page)).toMatchObject({
      clickId,
      status: 'registered',
      reason: null,
      referral: 'demo',
      landingUrl: `${site.origin}/`,
      options: { apiUrl: sandbox.origins.attribution, param: ['ref'], attribution: 'last', tabs: 'on' },
      attempts: [{ result: 'SG22', ref: 'demo' }],
    });
  });
}

test('a page that does not ask for it loads nothing more, logs nothing and stores nothing', async ({
  page,
  sandbox,
  site,
}) => {
  await visit(page, `${site.page('/', LISTEN + tag(sandbox, src()))}?ref=demo`);
  expect(cdn.requests()).toEqual(['/v1/selgeo.js']);
  expect(await page.evaluate('lines')).toEqual([]);
  expect(await page.evaluate('"inspect" in __selgeo')).toBe(false);
  expect(await page.evaluate('Object.keys(sessionStorage).filter((key) => /debug|panel/.test(key))')).toEqual(
    [],
  );
});

test('an address asks for it, the pages of the tab keep it, and another address ends it', async ({
  page,
  sandbox,
  site,
}) => {
  const landing = site.page('/', tag(sandbox, src()));
  const next = site.page('/next', tag(sandbox, src()));
  await visit(page, `${landing}?selgeo_debug&ref=demo`);
  expect(cdn.requests()).toEqual(BOTH);
  await visit(page, next);
  expect(cdn.requests()).toEqual([...BOTH, ...BOTH]);
  expect(await inspection(page)).toMatchObject({ status: 'registered', attempts: [] });

  await visit(page, `${next}?selgeo_debug=off`);
  expect(await page.count('selgeo-inspector')).toBe(0);
  const before = cdn.requests().length;
  await visit(page, next);
  expect(cdn.requests().slice(before)).toEqual(['/v1/selgeo.js']);
});

test('where the debug build cannot be loaded, the click is registered exactly once', async ({
  page,
  sandbox,
  site,
  received,
  knownErrors,
}) => {
  knownErrors.push(...NETWORK_ERRORS);
  const bare = await startCdn('/v1/selgeo-debug.js');
  const address = site.page('/', tag(sandbox, { src: `${bare.origin}/v1/selgeo.js`, 'data-debug': '' }));
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  expect(bare.requests()).toEqual(BOTH);
  expect(received.clicks()).toHaveLength(1);
  await bare.close();
});

test('a tag with integrity lets no address bring another script', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const hashes = JSON.parse(readFileSync(new URL('../dist/integrity.json', import.meta.url), 'utf8'));
  const pinned = { ...src(), integrity: hashes['selgeo.js'], crossorigin: 'anonymous' };
  expect(await visit(page, `${site.page('/', tag(sandbox, pinned))}?ref=demo&selgeo_debug`)).toMatch(UUID);
  expect(cdn.requests()).toEqual(['/v1/selgeo.js']);
  expect(received.clicks()).toHaveLength(1);
});

test('with the CSP that merchants have set, the debug build works and the inspector has its style', async ({
  page,
  sandbox,
  site,
}) => {
  const address = site.page('/', {
    html: tag(sandbox, { ...src(), 'data-debug': '' }),
    headers: {
      'Content-Security-Policy': `default-src 'none'; img-src data:; script-src ${cdn.origin}; connect-src ${sandbox.origins.attribution}`,
    },
  });
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  const position = await page.waitForFunction(() => {
    const panel = document.querySelector('selgeo-inspector')?.shadowRoot?.querySelector('aside');
    return panel && getComputedStyle(panel).position;
  });
  expect(position).toBe('fixed');
});

test('a nonce on the tag is enough for the debug build', async ({ page, sandbox, site }) => {
  const address = site.page('/', {
    html: tag(sandbox, { ...src(), 'data-debug': '', nonce: 'r4nd0m' }),
    headers: {
      'Content-Security-Policy': `default-src 'none'; img-src data:; script-src 'nonce-r4nd0m'; connect-src ${sandbox.origins.attribution}`,
    },
  });
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  expect(await page.evaluate('"inspect" in __selgeo')).toBe(true);
});

test('every decision is one line on the console, with its code, and nothing of the query', async ({
  page,
  sandbox,
  site,
}) => {
  const address = site.page('/', LISTEN + tag(sandbox, { ...src(), 'data-debug': '' }));
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
  const address = site.page(
    '/',
    LISTEN + tag(sandbox, { ...src(), 'data-debug': '', 'data-tabs': 'perhaps' }),
  );
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
    `${site.page('/', stub + early + tag(sandbox, { ...src(), 'data-debug': '' }))}?ref=demo`,
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
  await page.goto(`${site.page('/', keep + tag(sandbox, { ...src(), 'data-debug': '' }))}?ref=demo`);
  await settled(page);
  expect(await page.evaluate('first === __selgeo && typeof first.inspect')).toBe('function');
});

test('a second tag starts nothing, and the log says so', async ({ page, sandbox, site, received }) => {
  const debug = tag(sandbox, { ...src(), 'data-debug': '' });
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
  await page.goto(
    `${site.page('/', LISTEN + frozen + tag(sandbox, { ...src(), 'data-debug': '' }))}?ref=demo`,
  );
  await page.waitForFunction(() => String(Reflect.get(window, 'lines')).includes('SG22'));
  expect((await page.evaluate<string[]>('lines')).join()).toContain('warn [Selgeo] SG83');
  expect(received.clicks()).toHaveLength(1);
});

test('init of the npm entry does the same', async ({ page, sandbox, site, received }) => {
  const module = `<script type="module">
    import { init } from '${cdn.origin}/v1/selgeo-debug.js';
    returned = init({ merchant: '${sandbox.keys.merchant}', apiUrl: '${sandbox.origins.attribution}' });
  </script>`;
  const clickId = await visit(page, `${site.page('/', `<script>var returned</script>${module}`)}?ref=demo`);
  expect(clickId).toMatch(UUID);
  expect(await page.evaluate('returned === __selgeo && returned.inspect().clickId')).toBe(clickId);
  await page.waitForFunction(() => document.querySelector('selgeo-inspector'));
  expect(received.clicks()).toHaveLength(1);
});
