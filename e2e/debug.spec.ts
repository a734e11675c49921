import { readFileSync } from 'node:fs';
import { type Cdn, startCdn } from './support/cdn.ts';
import { inspection, LISTEN } from './support/inspect.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

const BOTH = ['/v1/selgeo.js', '/v1/selgeo-debug.js'];
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
