import { block } from '../test/readme/block.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

// What the script makes of its tag and of window.__selgeo; how a tag comes to run is in tag.spec.ts.

test('a second tag starts nothing', async ({ page, sandbox, site, received }) => {
  const clickId = await visit(page, `${site.page('/', tag(sandbox) + tag(sandbox))}?ref=demo`);
  expect(clickId).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});

test('without a valid key nothing is sent and nothing breaks', async ({ page, sandbox, site, received }) => {
  for (const key of ['', 'YOUR_KEY', 'sk_live_secret', 'pk_test_']) {
    const address = site.page('/', tag(sandbox, { 'data-merchant': key }));
    expect(await visit(page, `${address}?ref=demo`)).toBeNull();
  }
  expect(received.clicks()).toEqual([]);
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

test('a buyer gets on where the script is kept away, with the stub of docs/api.md', async ({
  page,
  site,
}) => {
  const buy = `<button>Buy</button><script>
    document.querySelector('button').addEventListener('click', () => {
      const link = '/paid';
      location.href = window.__selgeo?.decorateUrl(link) ?? link;
    });
  </script>`;
  site.page('/paid', '<p>Paid</p>');
  await page.goto(site.page('/', block('docs/api.md', 'html') + buy));
  await page.click('button');
  await page.waitForURL(/\/paid$/);
});

test('the stub of docs/api.md passes the decision of a visitor on, given before the script arrives', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const early = `${block('docs/api.md', 'html')}<script>__selgeo.setConsent('granted')</script>`;
  await page.goto(`${site.page('/', early + tag(sandbox, { 'data-consent': 'required' }))}?ref=demo`);
  expect(await settled(page)).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
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
