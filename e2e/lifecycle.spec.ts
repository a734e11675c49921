import { engine } from './engines/engine.ts';
import { createLink } from './support/create-link.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

test('a router that cleans the address before the script runs loses no referral', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const landing = site.page(
    '/shoes',
    `<script>history.replaceState(null, '', '/clean')</script>${tag(sandbox)}`,
  );
  await page.goto(`${landing}?ref=demo`);
  expect(await settled(page)).toMatch(UUID);
  expect(received.clicks()).toMatchObject([{ body: { ref: 'demo', landing_url: landing } }]);
});

test('a referral that arrives by client-side navigation counts, once', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const ref = `route-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const go = `history.pushState(null, '', '/offer?ref=${ref}')`;
  const first = await visit(
    page,
    `${site.page('/', `${tag(sandbox)}<button onclick="${go}">Offer</button>`)}?ref=demo`,
  );
  await page.click('button');
  await expect.poll(() => page.evaluate(() => window.__selgeo?.getClickId())).not.toBe(first);
  await page.click('button');
  await page.evaluate(() => history.pushState(null, '', '/?ref=demo'));
  await page.click('button');
  await settled(page);
  expect(received.clicks().map(({ body }) => body)).toMatchObject([
    { ref: 'demo' },
    { ref, landing_url: `${site.origin}/offer` },
  ]);
});

test('a visitor who left before the script could run is registered on the next page', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  site.page('/next', tag(sandbox));
  const landing = site.page('/landing', '<a href="/next">On</a>');
  await page.goto(`${landing}?ref=demo`);
  await page.click('a');
  await page.waitForURL(/\/next$/);
  expect(await settled(page)).toMatch(UUID);
  expect(received.clicks()).toMatchObject([{ body: { ref: 'demo', landing_url: landing } }]);
});

test('the landing page in the referrer is not registered twice', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  site.page('/next', tag(sandbox));
  const clickId = await visit(page, `${site.page('/', `${tag(sandbox)}<a href="/next">On</a>`)}?ref=demo`);
  await page.click('a');
  await page.waitForURL(/\/next$/);
  expect(await settled(page)).toBe(clickId);
  expect(received.clicks()).toHaveLength(1);
});

test('a reload is not a new click', async ({ page, sandbox, site, received }) => {
  const ref = `reload-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const landing = site.page('/', tag(sandbox));
  await visit(page, `${landing}?ref=${ref}`);
  const clickId = await visit(page, `${landing}?ref=demo`);
  await page.reload();
  expect(await settled(page)).toBe(clickId);
  expect(received.clicks()).toHaveLength(2);
});

test('a visitor who goes back to an older landing page keeps the later click, also on the pages after it', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const ref = `older-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  site.page('/next', tag(sandbox));
  const landing = site.page('/', `${tag(sandbox)}<a href="/next">On</a>`);
  await visit(page, `${landing}?ref=${ref}`);
  const clickId = await visit(page, `${landing}?ref=demo`);
  await page.goBack();
  expect(await settled(page)).toBe(clickId);
  await page.click('a');
  await page.waitForURL(/\/next$/);
  expect(await settled(page)).toBe(clickId);
  expect(received.clicks()).toHaveLength(2);
});

test('a page restored by going back carries the click ID of a later page, and registers nothing', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const first = site.page(
    '/first',
    `${tag(sandbox)}<a href="https://buy.stripe.com/x">Buy</a><form><input data-selgeo></form>`,
  );
  expect(await visit(page, first)).toBeNull();
  const clickId = await visit(page, `${site.page('/landing', tag(sandbox))}?ref=demo`);
  await page.goBack();

  // Firefox ESR 153 gives a restored page the tab storage of the moment when it was left: there the click ID is back
  // with the next page only.
  if (await page.evaluate(() => sessionStorage.getItem('__selgeo_cid'))) {
    await expect
      .poll(() => page.getAttribute('a', 'href'))
      .toBe(`https://buy.stripe.com/x?client_reference_id=${clickId}`);
    expect(await page.inputValue('form input')).toBe(clickId);
    expect(await page.evaluate(() => window.__selgeo?.ready())).toEqual({ clickId, status: 'registered' });
  } else {
    expect(engine).toBe('firefox');
    expect(await visit(page, site.page('/next', tag(sandbox)))).toBe(clickId);
  }
  expect(received.clicks()).toHaveLength(1);
});

test('a click that was under way when the visitor left goes on when the page is restored', async ({
  page,
  sandbox,
  site,
  received,
  knownErrors,
}) => {
  knownErrors.push(/Failed to load resource/, /Cross-Origin Request Blocked/, /net::ERR/, /CORS/);
  sandbox.faults.add({ kind: 'down' });
  await page.goto(`${site.page('/', tag(sandbox))}?ref=demo`);
  await expect.poll(() => received.clicks().length).toBeGreaterThan(0);
  // A page of the site without the snippet, where nothing is resumed.
  await page.goto(site.page('/plain', '<p>Plain</p>'));
  sandbox.faults.clear();
  await page.goBack();
  expect(await settled(page)).toMatch(UUID);
  const ids = received.clicks().map(({ body }) => (body as { request_id: string }).request_id);
  expect(new Set(ids).size).toBe(1);
});
