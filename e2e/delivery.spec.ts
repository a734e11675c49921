import { createLink } from './support/create-link.ts';
import { refusesForGood, requestIds, triesAgain } from './support/deliveries.ts';
import { IMPATIENT } from './support/impatient.ts';
import type { Received } from './support/received.ts';
import { storedClicks } from './support/stored-clicks.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

// The browser's own lines about requests that fail; no script can keep it from writing them.
const NETWORK_ERRORS = [/Failed to load resource/, /Cross-Origin Request Blocked/, /net::ERR/, /CORS/];

test.beforeEach(({ knownErrors }) => {
  knownErrors.push(...NETWORK_ERRORS);
});
test.afterEach(({ sandbox }) => sandbox.faults.clear());

// The answers that no engine has a part in are in delivery.chromium.spec.ts.
for (const [name, fault] of Object.entries({
  'cannot be reached': { kind: 'down' },
  'cuts the connection after storing the click': { kind: 'drop' },
  'answers 429': { kind: 'status', status: 429, retry_after: 1 },
  'answers with a page of HTML': { kind: 'invalid', variant: 'html' },
} as const)) {
  test(`when the API ${name}, the same page tries again, and the click counts once`, triesAgain(fault));
}

test('the API is asked again no sooner than its Retry-After allows', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  sandbox.faults.add({ kind: 'status', status: 429, retry_after: 2, count: 1 });
  expect(await visit(page, `${site.page('/', tag(sandbox))}?ref=demo`)).toMatch(UUID);
  const [first = 0, second = 0] = received.clicks().map(({ at }) => Date.parse(at));
  expect(second - first).toBeGreaterThanOrEqual(2000);
});

test('after four attempts the page gives up, and the next page resumes the same click', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  sandbox.faults.add({ kind: 'status', status: 503 });
  await page.goto(`${site.page('/', IMPATIENT + tag(sandbox))}?ref=demo`);
  await page.waitForFunction(() => window.__selgeo?.version);
  expect(await page.evaluate(() => window.__selgeo?.ready())).toEqual({
    clickId: null,
    status: 'unreachable',
  });
  expect(received.clicks()).toHaveLength(4);

  sandbox.faults.clear();
  expect(await visit(page, site.page('/pricing', tag(sandbox)))).toMatch(UUID);
  expect(requestIds(received)).toHaveLength(5);
  expect(new Set(requestIds(received)).size).toBe(1);
});

test('a visitor who leaves before the answer has the click ID on the next page, and counts once', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const ref = `leaver-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  sandbox.faults.add({ kind: 'slow', ms: 1500, count: 1 });
  const next = site.page('/next', tag(sandbox));
  await page.goto(`${site.page('/', tag(sandbox))}?ref=${ref}`);
  await expect.poll(() => received.clicks().length).toBe(1);
  const clickId = await visit(page, next);

  await expect.poll(() => answered(received)).toBe(2);
  expect(await storedClicks(sandbox, ref)).toMatchObject([{ id: clickId }]);
});

test('two referrals of an outage both arrive, and the last one is in force', async ({
  page,
  sandbox,
  site,
}) => {
  const [first, second] = [`first-${crypto.randomUUID()}`, `second-${crypto.randomUUID()}`];
  await createLink(sandbox, first);
  await createLink(sandbox, second);
  sandbox.faults.add({ kind: 'down' });
  const landing = site.page('/', tag(sandbox));
  for (const ref of [first, second]) {
    await page.goto(`${landing}?ref=${ref}`);
    await page.waitForFunction(() => window.__selgeo?.version);
  }
  sandbox.faults.clear();
  const clickId = await visit(page, site.page('/pricing', tag(sandbox)));

  expect(await storedClicks(sandbox, first)).toHaveLength(1);
  expect(await storedClicks(sandbox, second)).toMatchObject([{ id: clickId }]);
});

test('an outage leaves the stored click in force', async ({ page, sandbox, site }) => {
  const landing = site.page('/', tag(sandbox));
  const clickId = await visit(page, `${landing}?ref=demo`);
  sandbox.faults.add({ kind: 'status', status: 500 });
  await page.goto(`${landing}?ref=somebody-else`);
  await page.waitForFunction(() => window.__selgeo?.version);
  expect(await page.evaluate(() => window.__selgeo?.ready({ timeout: 100 }))).toEqual({
    clickId,
    status: 'registered',
  });
  expect(await page.evaluate(() => sessionStorage.getItem('__selgeo_cid'))).toBe(clickId);
});

test('a 404 refuses the click for good', refusesForGood(404));

test('ready() gives the caller what there is when the timeout comes first', async ({
  page,
  sandbox,
  site,
}) => {
  sandbox.faults.add({ kind: 'hang', count: 1 });
  await page.goto(`${site.page('/', tag(sandbox))}?ref=demo`);
  await page.waitForFunction(() => window.__selgeo?.version);
  expect(await page.evaluate(() => window.__selgeo?.ready({ timeout: 50 }))).toEqual({
    clickId: null,
    status: 'pending',
  });
  // The next page does not wait for the attempt that hangs.
  expect(await visit(page, site.page('/pricing', tag(sandbox)))).toMatch(UUID);
});

function answered(received: Received): number {
  return received.clicks().filter(({ status }) => status !== null).length;
}
