import { IMPATIENT } from './support/impatient.ts';
import { newRef } from './support/new-ref.ts';
import { CLICK_ID, registered, startOwnApi } from './support/own-api.ts';
import { PARKED, STORED } from './support/poisoned-values.ts';
import { sentRefs } from './support/sent.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

for (const [what, stored] of Object.entries(STORED)) {
  test(`a storage with ${what} does not stop the clicks of its tab`, async ({
    page,
    sandbox,
    site,
    received,
    knownErrors,
  }) => {
    // What cannot be told from a click may be sent, and refused.
    knownErrors.push(/status of 4\d\d/);
    const [first, second] = [await newRef(sandbox), await newRef(sandbox)];
    await page.goto(site.page('/', '<p>Home</p>'));
    await page.evaluate((stored) => Object.assign(sessionStorage, stored), stored);
    const landing = site.page('/landing', IMPATIENT + tag(sandbox));
    for (const ref of [first, second]) {
      expect(await visit(page, `${landing}?ref=${ref}`)).toMatch(UUID);
      expect(sentRefs(received).at(-1)).toBe(ref);
    }
    expect(received.clicks().length).toBeLessThan(6);
    const size = await page.evaluate(() => JSON.stringify({ ...sessionStorage }).length);
    expect(size).toBeLessThan(20_000);
  });
}

test('10,000 parked clicks do not stop the click of a new landing', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const ref = await newRef(sandbox);
  const parked = Array.from({ length: 10_000 }, (_, index) => ({
    ...PARKED,
    ref: 'demo',
    request_id: `3f2b8c1e-5a94-4d07-9e6b-${String(index).padStart(12, '0')}`,
  }));
  await page.goto(site.page('/', '<p>Home</p>'));
  await page.evaluate((parked) => {
    sessionStorage.__selgeo_parked = JSON.stringify(parked);
  }, parked);
  await page.goto(`${site.page('/landing', tag(sandbox))}?ref=${ref}`);
  await expect.poll(() => sentRefs(received)).toContain(ref);
  expect(received.clicks().length).toBeLessThan(200);
});

for (const [what, token] of Object.entries({
  // As much as fits into the 64 KiB that the snippet reads of an answer.
  'a visitor token of 60 KB': 'x'.repeat(60_000),
  'a visitor token that is an object': { trim: 1 },
  'a visitor token that is a number': 7,
  'a blank visitor token': '  ',
})) {
  test(`an API that answers ${what} stops no later click of the tab`, async ({ page, sandbox, site }) => {
    const api = startOwnApi(site, () => ({
      ...registered,
      body: { ...registered.body, visitor_token: token },
    }));
    const landing = site.page('/', tag(sandbox, { 'data-api-url': api.origin }));
    for (const ref of ['first', 'second']) {
      expect(await visit(page, `${landing}?ref=${ref}`)).toBe(CLICK_ID);
      expect(await page.evaluate(() => window.__selgeo?.ready())).toMatchObject({ status: 'registered' });
    }
    expect(api.clicks().map(({ ref }) => ref)).toEqual(['first', 'second']);
  });
}

test('an answer that is longer than any answer of the API costs an attempt, and no more', async ({
  page,
  sandbox,
  site,
}) => {
  // More than the 64 KiB that the snippet reads.
  const huge = `{"padding":"${'x'.repeat(1_000_000)}","click_id":"${CLICK_ID}"}`;
  const api = startOwnApi(site, (number) => (number === 1 ? { status: 201, body: huge } : registered));
  const html = IMPATIENT + tag(sandbox, { 'data-api-url': api.origin });
  expect(await visit(page, `${site.page('/', html)}?ref=demo`)).toBe(CLICK_ID);
  expect(api.clicks()).toHaveLength(2);
});

test('what cannot be a text, said on the channel, throws in no tab', async ({ page, sandbox, site }) => {
  const lies = `<script>
    const channel = new BroadcastChannel('__selgeo');
    const lies = [[{ toString: 1, valueOf: 1 }], { toString: 1 }, [[{ toString: 1 }]], [Symbol.iterator.description], new Map()];
    const lie = () => { for (const one of lies) channel.postMessage(one); };
    // Not every time: tabs may answer each of them.
    channel.addEventListener('message', lie, { once: true });
  </script>`;
  const clickId = await visit(page, `${site.page('/', tag(sandbox))}?ref=demo`);
  const other = await page.newPage();
  site.page('/next', tag(sandbox));
  await other.goto(site.page('/liar', `${lies}${tag(sandbox)}<a href="/next" target="_blank">Next</a>`));
  await other.evaluate('lie()');
  const tab = await other.popup(() => other.click('a'));
  expect(await settled(tab)).toBe(clickId);
  expect(await page.evaluate(() => window.__selgeo?.getClickId())).toBe(clickId);
});
