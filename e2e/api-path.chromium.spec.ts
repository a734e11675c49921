import { block } from '../test/readme/block.ts';
import { BUY } from './support/broken-pages.ts';
import { examine } from './support/doctor.ts';
import { inspectAfter } from './support/inspect.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { CLICK_ID, type OwnApi, registered, startOwnApi } from './support/own-api.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { visit } from './support/visit.ts';

// `data-api-url` as a path of the site; what stands behind it is the site's own business.

const atPath = (site: Site, path: string): OwnApi => startOwnApi(site, () => registered, `${path}/v1/clicks`);

for (const [apiUrl, path] of [
  ['/s', '/s'],
  ['/', ''],
] as const) {
  test(`data-api-url="${apiUrl}" sends the click to this site, which a policy of 'self' allows`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const api = atPath(site, path);
    const policy = `script-src ${sandbox.origins.attribution}; connect-src 'self'`;
    const html = tag(sandbox, { 'data-api-url': apiUrl });
    const address = site.page('/pricing/tea', { html, headers: { 'Content-Security-Policy': policy } });
    expect(await visit(page, `${address}?ref=demo`)).toBe(CLICK_ID);
    expect(api.clicks()).toMatchObject([{ ref: 'demo', contentType: 'text/plain;charset=UTF-8' }]);
    expect(received.clicks()).toEqual([]);
  });
}

test('the tag of docs/proxy.md sends the click to this site', async ({ page, sandbox, site }) => {
  const api = atPath(site, '/s');
  const script = `${sandbox.origins.attribution}/v1/selgeo.js`;
  const html = block('docs/proxy.md', 'html').replace('/selgeo.js', script);
  expect(await visit(page, `${site.page('/', html)}?ref=demo`)).toBe(CLICK_ID);
  expect(api.clicks()).toMatchObject([{ ref: 'demo' }]);
});

test('a page whose own address has a password sends it as well', async ({ page, sandbox, site }) => {
  const api = atPath(site, '/s');
  const address = site.page('/', tag(sandbox, { 'data-api-url': '/s' })).replace('://', '://jane:secret@');
  expect(await visit(page, `${address}?ref=demo`)).toBe(CLICK_ID);
  expect(api.clicks()).toHaveLength(1);
});

test('inspect() says so when a policy forbids the path, and shows the path', async ({
  page,
  sandbox,
  site,
  knownErrors,
}) => {
  knownErrors.push(...NETWORK_ERRORS);
  const api = atPath(site, '/s');
  const { attribution } = sandbox.origins;
  const html = tag(sandbox, { 'data-api-url': '/s', 'data-debug': '' });
  const headers = { 'Content-Security-Policy': `script-src ${attribution}; connect-src ${attribution}` };
  await page.goto(`${site.page('/', { html, headers })}?ref=demo`);
  expect(await inspectAfter(page, 'SG70')).toMatchObject({
    options: { apiUrl: '/s' },
    reason: { code: 'SG70' },
  });
  expect(api.clicks()).toEqual([]);
});

test('the doctor finds nothing wrong with a path', async ({ sandbox, site }) => {
  const api = atPath(site, '/s');
  const html = tag(sandbox, { 'data-api-url': '/s' }) + BUY;
  const result = await examine(site.page('/', html), '--ref', 'demo');
  expect(result).toMatchObject({ troubles: [], exitCode: 0 });
  expect(api.clicks()).toMatchObject([{ ref: 'demo' }]);
});
