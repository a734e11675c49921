import { createLink } from './support/create-link.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

test('a referred landing page sends exactly one POST, without preflight, in the agreed form', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const landing = site.page('/pricing', tag(sandbox));
  const from = site.page(
    '/elsewhere',
    `<a href="${landing}?ref=demo&token=secret#private">partner's link</a>`,
  );
  await page.goto(from.replace('localhost', '127.0.0.1'));
  await page.click('a');
  await page.waitForURL(/\/pricing\?/);
  const clickId = await settled(page);

  expect(clickId).toMatch(UUID);
  const requests = received.clicks();
  expect(requests.map(({ method, status }) => [method, status])).toEqual([['POST', 201]]);
  expect(requests[0]?.headers['content-type']).toBe('text/plain;charset=UTF-8');
  expect(requests[0]?.headers).not.toHaveProperty('cookie');
  expect(requests[0]?.body).toEqual({
    merchant_key: 'pk_test_sandbox',
    ref: 'demo',
    request_id: expect.stringMatching(UUID),
    landing_url: landing,
    referrer: new URL(from.replace('localhost', '127.0.0.1')).origin,
  });
});

test('the click ID and the visitor token are kept in the storage of the tab, under their fixed names', async ({
  page,
  sandbox,
  site,
}) => {
  // Of a partner without an offer.
  const ref = `by-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const clickId = await visit(page, `${site.page('/', tag(sandbox))}?ref=${ref}`);
  const stored = await page.evaluate(() => ({ ...sessionStorage }));
  expect(stored).toEqual({
    __selgeo_cid: clickId,
    __selgeo_vtk: expect.stringMatching(/./),
    __selgeo_seen: expect.any(String),
    __selgeo_parked: '[]',
  });
  expect(JSON.parse(stored.__selgeo_seen)).toEqual([{ ref, path: '/', from: '', at: expect.any(Number) }]);
  expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0]);
});

test('later pages of the tab expose the stored click ID and send nothing', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const clickId = await visit(page, `${site.page('/', tag(sandbox))}?ref=demo`);
  expect(await visit(page, site.page('/pricing', tag(sandbox)))).toBe(clickId);
  expect(await page.evaluate(() => window.__selgeo?.ready())).toEqual({ clickId, status: 'registered' });
  expect(received.clicks()).toHaveLength(1);
});

test('the same ref again sends nothing', async ({ page, sandbox, site, received }) => {
  const landing = site.page('/', tag(sandbox));
  const clickId = await visit(page, `${landing}?ref=demo`);
  expect(await visit(page, `${site.page('/again', tag(sandbox))}?ref=demo`)).toBe(clickId);
  expect(received.clicks()).toHaveLength(1);
});

test('another ref wins, and carries the visitor token of the first', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const landing = site.page('/', tag(sandbox));
  const first = await visit(page, `${landing}?ref=demo`);
  await createLink(sandbox, 'second-ref');
  const second = await visit(page, `${landing}?ref=second-ref`);

  expect(second).toMatch(UUID);
  expect(second).not.toBe(first);
  const token = await page.evaluate(() => sessionStorage.getItem('__selgeo_vtk'));
  const bodies = received.clicks().map(({ body }) => body);
  expect(bodies).toMatchObject([{ ref: 'demo' }, { ref: 'second-ref', visitor_token: token }]);
});

test('a ref that the API does not know leaves the stored click in force', async ({
  page,
  sandbox,
  site,
  received,
  knownErrors,
}) => {
  const landing = site.page('/', tag(sandbox));
  const clickId = await visit(page, `${landing}?ref=demo`);
  // The browser itself logs an answer that is not a success; no script can keep it from doing so.
  knownErrors.push(/status of 404/);
  expect(await visit(page, `${landing}?ref=nobody`)).toBe(clickId);
  expect(received.clicks().map(({ status }) => status)).toEqual([201, 404]);
});

test('with data-attribution="first" the stored click stays', async ({ page, sandbox, site, received }) => {
  const landing = site.page('/', tag(sandbox, { 'data-attribution': 'first' }));
  const clickId = await visit(page, `${landing}?ref=demo`);
  expect(await visit(page, `${landing}?ref=somebody-else`)).toBe(clickId);
  expect(received.clicks()).toHaveLength(1);
});

test('a page without referral sends, stores, watches and times nothing', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const spies = `<script>
    used = [];
    const spy = (owner, name) => {
      const original = owner[name];
      if (original)
        owner[name] = function (...args) {
          if (new Error().stack.includes('selgeo.js')) used.push(name);
          return new.target ? Reflect.construct(original, args) : Reflect.apply(original, this, args);
        };
    };
    for (const name of ['setTimeout', 'setInterval', 'requestIdleCallback', 'requestAnimationFrame', 'fetch'])
      spy(window, name);
    for (const name of ['MutationObserver', 'IntersectionObserver', 'PerformanceObserver', 'XMLHttpRequest', 'Image'])
      spy(window, name);
    spy(Storage.prototype, 'setItem');
    spy(navigator, 'sendBeacon');
  </script>`;
  const address = site.page(
    '/',
    `${spies}${tag(sandbox)}<form data-selgeo></form><a href="https://buy.stripe.com/x">Buy</a>`,
  );
  expect(await visit(page, address)).toBeNull();
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded).toEqual([`${sandbox.origins.attribution}/v1/selgeo.js`]);
  expect(received.clicks()).toEqual([]);
  expect(
    await page.evaluate(() => [sessionStorage.length, localStorage.length, Reflect.get(window, 'used')]),
  ).toEqual([0, 0, []]);
  expect(await page.innerHTML('form')).toBe('');
  expect(await page.getAttribute('a', 'href')).toBe('https://buy.stripe.com/x');
  expect(await page.evaluate(() => window.__selgeo?.ready())).toEqual({ clickId: null, status: 'none' });
});

test('a Payment Link that carries the stored click gets the new one when that is registered', async ({
  page,
  sandbox,
  site,
}) => {
  await createLink(sandbox, 'later-ref');
  const landing = site.page('/', `${tag(sandbox)}<a href="https://buy.stripe.com/x">Buy</a>`);
  const first = await visit(page, `${landing}?ref=demo`);
  sandbox.faults.add({ kind: 'slow', ms: 2000, count: 1 });
  await page.goto(`${landing}?ref=later-ref`);
  // Until the new click is registered, the old one is in force, and the link carries it.
  await expect
    .poll(() => page.getAttribute('a', 'href'))
    .toBe(`https://buy.stripe.com/x?client_reference_id=${first}`);
  const second = await settled(page);

  expect(second).not.toBe(first);
  expect(await page.getAttribute('a', 'href')).toBe(`https://buy.stripe.com/x?client_reference_id=${second}`);
});
