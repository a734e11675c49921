import type { PortablePage } from './engines/portable-page.ts';
import { ASK_ONCE, firstAnswer } from './support/first-answer.ts';
import { IMPATIENT } from './support/impatient.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { CLICK_ID, registered, startOwnApi } from './support/own-api.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';
import { WRAPPERS, wrapping } from './support/wrapped-fetch.ts';

test.beforeEach(({ knownErrors }) => {
  knownErrors.push(...NETWORK_ERRORS);
});

const HTML = '<!doctype html><title>Blocked</title>';
const ready = (page: PortablePage, timeout: number) =>
  page.evaluate((timeout) => window.__selgeo?.ready({ timeout }), timeout);

for (const [what, answer] of Object.entries({
  'a 403 of a firewall': { status: 403, headers: { 'Content-Type': 'text/html' }, body: HTML },
  'a 404 of a server that is being deployed': { status: 404, body: '' },
  'a 400 with JSON that names no error': { status: 400, body: { message: 'Bad Request' } },
  'a 401 with JSON that is no object': { status: 401, body: ['error'] },
  'a 404 with JSON of null': { status: 404, headers: { 'Content-Type': 'application/json' }, body: 'null' },
})) {
  test(`${what} is not the API's word: the click stays parked, and the next page registers it`, async ({
    page,
    sandbox,
    site,
  }) => {
    let isUp = false;
    const api = startOwnApi(site, () => (isUp ? registered : answer));
    const html = IMPATIENT + tag(sandbox, { ...ASK_ONCE, 'data-api-url': api.origin });
    await page.goto(`${site.page('/', html)}?ref=demo`);
    expect(await firstAnswer(page)).toEqual({ clickId: null, status: 'unreachable' });
    expect(api.clicks()).toHaveLength(4);
    isUp = true;
    expect(await visit(page, site.page('/next', html))).toBe(CLICK_ID);
    expect(new Set(api.clicks().map(({ request_id }) => request_id)).size).toBe(1);
  });
}

test('a refusal with its error body is for good', async ({ page, sandbox, site }) => {
  const body = { error: { code: 'unknown_ref', message: 'No partner has this ref.', field: 'ref' } };
  const api = startOwnApi(site, () => ({ status: 404, body }));
  const html = tag(sandbox, { 'data-api-url': api.origin });
  await visit(page, `${site.page('/', html)}?ref=demo`);
  await visit(page, site.page('/next', html));
  expect(api.clicks()).toHaveLength(1);
});

for (const after of ['2592000', '99999999999999999999']) {
  test(`an API that says Retry-After: ${after}, which no timer holds, is not asked again on this page`, async ({
    page,
    sandbox,
    site,
  }) => {
    const api = startOwnApi(site, () => ({ status: 429, headers: { 'Retry-After': after } }));
    const html = IMPATIENT + tag(sandbox, { ...ASK_ONCE, 'data-api-url': api.origin });
    await page.goto(`${site.page('/', html)}?ref=demo`);
    expect(await firstAnswer(page)).toEqual({ clickId: null, status: 'unreachable' });
    expect(await ready(page, 60_000)).toEqual({ clickId: null, status: 'unreachable' });
    expect(api.clicks()).toHaveLength(1);
  });
}

for (const after of ['1e9', 'Infinity', '-1000000', 'soon']) {
  test(`an API that says Retry-After: ${after}, which is nonsense, is asked again after the pause of one that says nothing`, async ({
    page,
    sandbox,
    site,
  }) => {
    const times: number[] = [];
    const api = startOwnApi(site, () => {
      times.push(Date.now());
      return { status: 429, headers: { 'Retry-After': after } };
    });
    // Almost the longest pause, a second.
    const html = `<script>Math.random = () => 0.99</script>${tag(sandbox, { 'data-api-url': api.origin })}`;
    await page.goto(`${site.page('/', html)}?ref=demo`);
    await expect.poll(() => times.length).toBeGreaterThan(1);
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(900);
  });
}

for (const [what, options] of Object.entries(WRAPPERS)) {
  test(`a page that ${what} to every fetch has its click all the same, as a request that needs no preflight`, async ({
    page,
    sandbox,
    site,
  }) => {
    const api = startOwnApi(site, () => registered);
    const html = IMPATIENT + wrapping(options) + tag(sandbox, { ...ASK_ONCE, 'data-api-url': api.origin });
    await page.goto(`${site.page('/', html)}?ref=demo`);
    expect(await firstAnswer(page)).toEqual({ clickId: CLICK_ID, status: 'registered' });
    expect(api.clicks().at(-1)).toMatchObject({ ref: 'demo', contentType: 'text/plain;charset=UTF-8' });
    expect(new Set(api.clicks().map(({ request_id }) => request_id)).size).toBe(1);
  });
}

test('the API of the sandbox allows whatever header a page adds', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const html = wrapping(WRAPPERS['adds a header']) + tag(sandbox);
  expect(await visit(page, `${site.page('/', html)}?ref=demo`)).toMatch(UUID);
  expect(received.clicks().map(({ method }) => method)).toEqual(['OPTIONS', 'POST']);
});
