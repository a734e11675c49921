import { block } from '../test/readme/block.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

for (const [place, wrap] of Object.entries({
  'async in the head': (script: string) => `<head>${script}</head><body></body>`,
  'without async in the head': (script: string) =>
    `<head>${script.replace('async ', '')}</head><body></body>`,
  'in the body': (script: string) => `<body><p>Shop</p>${script}<p>More</p></body>`,
})) {
  test(`the tag works ${place}`, async ({ page, sandbox, site, received }) => {
    expect(await visit(page, `${site.page('/', wrap(tag(sandbox)))}?ref=demo`)).toMatch(UUID);
    expect(received.clicks()).toHaveLength(1);
  });
}

test('the tag works in a cross-origin isolated page', async ({ page, sandbox, site, received }) => {
  const headers = {
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
  const address = site.page('/', { html: `<head>${tag(sandbox)}</head><body></body>`, headers });
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});

test('a second tag starts nothing', async ({ page, sandbox, site, received }) => {
  const clickId = await visit(page, `${site.page('/', tag(sandbox) + tag(sandbox))}?ref=demo`);
  expect(clickId).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});

test('a tag that a tag manager injects late works', async ({ page, sandbox, site, received }) => {
  const { origins, keys } = sandbox;
  await page.goto(`${site.page('/', '<body></body>')}?ref=demo`);
  await page.evaluate(
    ([src, merchant, apiUrl]) => {
      const script = document.createElement('script');
      Object.assign(script.dataset, { merchant, apiUrl });
      script.src = src;
      document.body.append(script);
    },
    [`${origins.attribution}/v1/selgeo.js`, keys.merchant, origins.attribution] as const,
  );
  expect(await settled(page)).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});

test('a tag manager that runs the code itself (no document.currentScript) leaves it its tag', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const address = site.page('/', tag(sandbox).replace(' src=', ' type="text/x-template" data-src='));
  await page.goto(`${address}?ref=demo`);
  await page.evaluate(async (src) => {
    const code = await (await fetch(src)).text();
    setTimeout(code);
  }, `${sandbox.origins.attribution}/v1/selgeo.js`);
  expect(await settled(page)).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});

test('with the CSP that merchants have set, and nothing else allowed, the click is registered', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const origin = sandbox.origins.attribution;
  const link = '<a href="https://buy.stripe.com/x">Buy</a>';
  const address = site.page('/', {
    html: `${tag(sandbox)}${link}<form><input data-selgeo></form>`,
    headers: {
      'Content-Security-Policy': `default-src 'none'; img-src data:; script-src ${origin}; connect-src ${origin}`,
    },
  });
  const clickId = await visit(page, `${address}?ref=demo`);
  expect(clickId).toMatch(UUID);
  expect(await page.getAttribute('a', 'href')).toBe(
    `https://buy.stripe.com/x?client_reference_id=${clickId}`,
  );
  expect(await page.inputValue('form input')).toBe(clickId);
  expect(received.clicks().map(({ method }) => method)).toEqual(['POST']);
});

test('without a valid key nothing is sent and nothing breaks', async ({ page, sandbox, site, received }) => {
  for (const key of ['', 'YOUR_KEY', 'sk_live_secret', 'pk_test_']) {
    const address = site.page('/', tag(sandbox, { 'data-merchant': key }));
    expect(await visit(page, `${address}?ref=demo`)).toBeNull();
  }
  expect(received.clicks()).toEqual([]);
});

test('data-content-type="application/json" costs a preflight, and works', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const address = site.page('/', tag(sandbox, { 'data-content-type': 'application/json' }));
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  expect(received.clicks().map(({ method }) => method)).toEqual(['OPTIONS', 'POST']);
});

test('data-param names other parameters; the first one present wins', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const address = site.page('/', tag(sandbox, { 'data-param': 'via, partner' }));
  expect(await visit(page, `${address}?ref=nobody&partner=demo&via=`)).toMatch(UUID);
  expect(received.clicks()).toMatchObject([{ body: { ref: 'demo' } }]);
});

test('the stub of docs/api.md answers calls made before the script arrives', async ({
  page,
  sandbox,
  site,
}) => {
  const stub = block('docs/api.md', 'html').trim();
  expect(stub.length).toBeGreaterThan(0);
  expect(stub.length).toBeLessThan(300);
  const early = `<script>
    early = { api: __selgeo, clickId: __selgeo.getClickId(), ready: __selgeo.ready(), soon: __selgeo.ready({ timeout: 1 }) };
  </script>`;
  await page.goto(`${site.page('/', stub + early)}?ref=demo`);
  expect(await page.evaluate('early.clickId')).toBeNull();
  expect(await page.evaluate('early.soon')).toEqual({ clickId: null, status: 'pending' });

  await page.evaluate((html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    const script = document.createElement('script');
    for (const { name, value } of template.content.querySelector('script')?.attributes ?? [])
      script.setAttribute(name, value);
    document.head.append(script);
  }, tag(sandbox));
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  expect(await page.evaluate('early.ready')).toEqual({ clickId, status: 'registered' });
  expect(await page.evaluate('early.api.getClickId()')).toBe(clickId);
});

test('a page that has frozen window.__selgeo keeps it, and the click is registered', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const frozen = `<script>Object.defineProperty(window, '__selgeo', { value: Object.freeze({ own: true }) })</script>`;
  await page.goto(`${site.page('/', frozen + tag(sandbox))}?ref=demo`);
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('__selgeo_cid'))).toMatch(UUID);
  expect(await page.evaluate('window.__selgeo.own')).toBe(true);
  expect(received.clicks()).toHaveLength(1);
});
