import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { freePort, serve } from '../sandbox/support/serve.ts';
import { BROKEN, BUY, whole } from './support/broken-pages.ts';
import { clicksSent, examine, ownRef, stateOf } from './support/doctor.ts';
import { expect, test } from './support/playwright.ts';
import { storedClicks } from './support/stored-clicks.ts';
import { tag } from './support/tag.ts';

for (const [name, broken] of Object.entries(BROKEN)) {
  test(`the doctor names ${broken.code} for a page ${name}`, async ({ sandbox, site }) => {
    const { html, headers, fault, code, check, state = 'fail', isSent = false, args = [] } = broken;
    const ref = await ownRef(sandbox);
    if (fault) sandbox.faults.add({ ...fault, ref });
    const address = site.page('/', {
      html: await html(sandbox, site),
      headers: headers?.(sandbox) ?? {},
    });
    const result = await examine(address, '--ref', ref, ...args);

    expect(result.troubles).toEqual([code]);
    expect(stateOf(result, check)).toBe(state);
    expect(result.exitCode).toBe(state === 'fail' ? 1 : 0);
    expect(result.checks.find(({ id }) => id === check)?.advice).toBeTruthy();
    expect(JSON.stringify(result)).not.toContain('do_not_tell');
    expect(clicksSent(sandbox, ref)).toBe(isSent ? 1 : 0);
  });
}

test('a ref that the API does not know is told as such', async ({ sandbox, site }) => {
  const result = await examine(site.page('/', whole(sandbox)), '--ref', 'deleted');
  expect(result.troubles).toEqual(['SG25']);
  expect(result.checks.find(({ code }) => code === 'SG25')?.detail).toContain('“deleted”');
  expect(result.exitCode).toBe(1);
});

test('an answer that comes at the second attempt is good enough', async ({ sandbox, site }) => {
  const ref = await ownRef(sandbox);
  sandbox.faults.add({ kind: 'status', status: 503, count: 1, ref });
  const result = await examine(site.page('/', whole(sandbox)), '--ref', ref);
  expect(result.troubles).toEqual([]);
  expect(result.checks.find(({ id }) => id === 'click')?.detail).toBe('In 2 attempts.');
  expect(await storedClicks(sandbox, ref)).toHaveLength(1);
});

test('without --ref the page is opened as it is, nothing is registered, and the doctor asks for a ref', async ({
  sandbox,
  site,
  received,
}) => {
  const result = await examine(`${site.page('/', whole(sandbox))}?utm=1`);
  expect(result.troubles).toEqual(['SG11']);
  expect(result.checks.find(({ code }) => code === 'SG11')?.advice).toContain('--ref');
  expect(result).toMatchObject({ ok: true, ref: null, exitCode: 0 });
  expect(site.requests()).toEqual(['/?utm=1']);
  expect(received.clicks()).toEqual([]);
});

test('an address that has its own ref needs no --ref', async ({ sandbox, site }) => {
  const ref = await ownRef(sandbox);
  const result = await examine(`${site.page('/', whole(sandbox))}?ref=${ref}`);
  expect(result.troubles).toEqual([]);
  expect(clicksSent(sandbox, ref)).toBe(1);
});

test('a click that a frame sends does not count as one of the page', async ({ sandbox, site }) => {
  const inner = site.page('/inner', whole(sandbox));
  const page = `<iframe src="${inner}?ref=demo"></iframe><script>for (const name of ['fetch', 'XMLHttpRequest']) Object.defineProperty(window, name, { value: undefined })</script>`;
  const result = await examine(site.page('/', page + whole(sandbox)), '--ref', 'demo');
  expect(result.troubles).toEqual(['SG85']);
});

test('a page that only pretends to have the snippet is not well, with a tag or without one', async ({
  site,
}) => {
  const fake = `window.__selgeo = { version: '0.1.0', getClickId: () => null, ready: async () => ({}), fillForm() {}, decorateUrl: (url) => url }`;
  const port = await freePort(0);
  const cdn = await serve(
    new Hono().get('/selgeo.js', (c) => c.body(fake, 200, { 'Content-Type': 'text/javascript' })),
    port,
  );
  const inline = await examine(site.page('/', `<script>${fake}</script>`));
  const named = await examine(
    site.page(
      '/named',
      `<script src="http://localhost:${port}/selgeo.js" data-merchant="pk_test_sandbox"></script>`,
    ),
  );
  await cdn.close();
  expect(inline).toMatchObject({ ok: false, troubles: ['SG81'] });
  expect(named).toMatchObject({ ok: false, troubles: ['SG83'] });
});

test('a click ID in a refusal is none, as it is to the snippet', async ({ sandbox, site }) => {
  const error = { code: 'unknown_ref', message: 'No tracking link has this ref.' };
  site.post('/api/v1/clicks', async (c) => c.json({ click_id: randomUUID(), error }, 404));
  const address = site.page('/', tag(sandbox, { 'data-api-url': '/api' }) + BUY);
  expect((await examine(address, '--ref', 'demo')).troubles).toEqual(['SG25']);
});
