import { readFileSync } from 'node:fs';
import { RELEASE } from '../tools/release-folder.mjs';
import { type StaticServer, startStaticServer } from './support/static-server.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const hashes = JSON.parse(readFileSync(`${RELEASE}${version}/integrity.json`, 'utf8'));

let cdn: StaticServer;
test.beforeEach(async () => {
  cdn = await startStaticServer(RELEASE);
});
test.afterEach(() => cdn.close());

/** The file of this version, with its hash. */
const pinned = (file: string) => ({
  src: `${cdn.origin}/${version}/${file}`,
  integrity: hashes[file],
  crossorigin: 'anonymous',
});

const STRICT = {
  'nothing but the tag': () => ({}),
  'a cross-origin isolated page': () => ({
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  }),
  'a strict policy': (api: string) => ({
    'Content-Security-Policy': `default-src 'none'; img-src data:; script-src ${cdn.origin}; connect-src ${api}`,
  }),
  'a policy that enforces Trusted Types, and all of that': (api: string) => ({
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Content-Security-Policy': `default-src 'none'; img-src data:; script-src ${cdn.origin}; connect-src ${api}; require-trusted-types-for 'script'; trusted-types 'none'`,
  }),
};

for (const [what, headers] of Object.entries(STRICT)) {
  test(`the released file works with its hash under ${what}`, async ({ page, sandbox, site, received }) => {
    const html = tag(sandbox, pinned('selgeo.js'));
    const address = site.page('/', { html, headers: headers(sandbox.origins.attribution) });
    expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
    expect(await page.evaluate('__selgeo.version')).toBe(version);
    expect(received.clicks()).toHaveLength(1);
    // Compressed, as far as the engine takes that from plain http; the hash is of what it unpacks.
    expect(cdn.sent()).toEqual([expect.stringMatching(`^/${version}/selgeo\\.js\\.(br|gz)$`)]);
    // Without `Timing-Allow-Origin`, the times of another origin's file read 0.
    await page.waitForFunction((src) => {
      const [entry] = performance.getEntriesByName(src) as PerformanceResourceTiming[];
      return (entry?.requestStart ?? 0) > 0;
    }, pinned('selgeo.js').src);
  });
}

test('the other scripts of the release work with their hashes as well', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const { keys, origins } = sandbox;
  const rewardful = tag(sandbox, { ...pinned('compat/rewardful.js'), 'data-rewardful': keys.merchant });
  const consent = Object.entries(pinned('consent.js')).map(([name, value]) => `${name}="${value}"`);
  const address = site.page('/', {
    html: `${rewardful}<script async ${consent.join(' ')}></script>`,
    headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' },
  });
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  await expect
    .poll(() =>
      cdn
        .sent()
        .map((path) => path.replace(/^.*\/|\.\w+$/g, ''))
        .sort(),
    )
    .toEqual(['consent.js', 'rewardful.js']);
  expect(received.clicks()).toHaveLength(1);
  expect(origins.attribution).not.toBe(cdn.origin);
});

test('the newest file loads the debug build of the same release from beside it', async ({
  page,
  sandbox,
  site,
}) => {
  const address = site.page('/', tag(sandbox, { src: `${cdn.origin}/v1/selgeo.js` }));
  expect(await visit(page, `${address}?ref=demo&selgeo_debug`)).toMatch(UUID);
  expect(cdn.sent().map((path) => path.replace(/\.\w+$/, ''))).toEqual([
    '/v1/selgeo.js',
    '/v1/selgeo-debug.js',
  ]);
});
