import { IMPATIENT } from './support/impatient.ts';
import { newRef } from './support/new-ref.ts';
import { CLICK_ID, registered, startOwnApi } from './support/own-api.ts';
import { outlivesStored, outlivesToken } from './support/poisoned.ts';
import { LARGE, PARKED } from './support/poisoned-values.ts';
import { sentRefs } from './support/sent.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

// What is large, because engines differ in what a storage and a request may hold. What is merely malformed is in
// poisoned-values.chromium.spec.ts.

for (const [what, stored] of Object.entries(LARGE)) {
  test(`a storage with ${what} does not stop the clicks of its tab`, outlivesStored(stored));
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

// As much as fits into the 64 KiB that the snippet reads of an answer.
test(
  'an API that answers a visitor token of 60 KB stops no later click of the tab',
  outlivesToken('x'.repeat(60_000)),
);

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

test('a value on the channel that cannot become a string throws in no tab', async ({
  page,
  sandbox,
  site,
}) => {
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
