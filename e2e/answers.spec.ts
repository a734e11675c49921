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
