import { IMPATIENT } from './support/impatient.ts';
import { inspectAfter, inspection } from './support/inspect.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

// What inspect() makes of a visit; what it makes of the browser's part is in debug-reasons.spec.ts.

const DEBUG = { 'data-debug': '' };
const LINK = '<a href="/next" target="_blank">Opens a tab</a>';

test.beforeEach(({ knownErrors }) => {
  knownErrors.push(...NETWORK_ERRORS);
});
test.afterEach(({ sandbox }) => sandbox.faults.clear());

test('inspect() says that no partner has sent the visitor', async ({ page, sandbox, site }) => {
  await page.goto(`${site.page('/', tag(sandbox, DEBUG))}?secret=1#token`);
  expect(await inspectAfter(page, 'SG11')).toMatchObject({
    landingUrl: `${site.origin}/`,
    referral: null,
    status: 'none',
    clickId: null,
    reason: { code: 'SG11', advice: expect.stringContaining('tracking link') },
    attempts: [],
  });
});

test('inspect() says that the referral in the address is blank', async ({ page, sandbox, site }) => {
  await page.goto(`${site.page('/', tag(sandbox, DEBUG))}?ref=%20`);
  expect(await inspectAfter(page, 'SG15')).toMatchObject({ status: 'none', reason: { code: 'SG15' } });
});

test('inspect() says that something else has stored what is no click ID', async ({ page, sandbox, site }) => {
  const rubbish = `<script>sessionStorage.__selgeo_cid = 'undefined'</script>`;
  await page.goto(site.page('/', rubbish + tag(sandbox, DEBUG)));
  await inspectAfter(page, 'SG05');
  expect(await inspectAfter(page, 'SG41')).toMatchObject({ clickId: null, reason: { code: 'SG41' } });
});

test('inspect() says that the click is under way, and then that the page has asked too early', async ({
  page,
  sandbox,
  site,
}) => {
  sandbox.faults.add({ kind: 'slow', ms: 1500, count: 1 });
  await page.goto(`${site.page('/', tag(sandbox, DEBUG))}?ref=demo`);
  await page.waitForFunction(() => !!window.__selgeo?.inspect);
  expect(await page.evaluate(() => window.__selgeo?.getClickId())).toBeNull();
  expect(await inspection(page)).toMatchObject({
    status: 'pending',
    reason: { code: 'SG29' },
    attempts: [{ result: 'SG29', duration: null, ref: 'demo', requestId: expect.stringMatching(UUID) }],
  });

  const clickId = await settled(page);
  const { reason, attempts, status } = await inspection(page);
  expect(reason?.code).toBe('SG80');
  expect(status).toBe('registered');
  expect(attempts).toMatchObject([{ result: 'SG22', status: null }]);
  expect(attempts[0]?.duration).toBeGreaterThan(1000);
  expect(clickId).toMatch(UUID);
});

test('inspect() says that the API has refused the click, and on the next page that it is gone', async ({
  page,
  sandbox,
  site,
}) => {
  await page.goto(`${site.page('/', tag(sandbox, DEBUG))}?ref=nobody`);
  expect(await inspectAfter(page, 'SG25')).toMatchObject({
    referral: 'nobody',
    status: 'rejected',
    reason: { code: 'SG25' },
    attempts: [{ result: 'SG25', status: 404 }],
  });
  await page.goto(site.page('/pricing', tag(sandbox, DEBUG)));
  expect(await inspectAfter(page, 'SG16')).toMatchObject({ status: 'none', reason: { code: 'SG16' } });
});

test('inspect() says that the API does not know the key', async ({ page, sandbox, site }) => {
  await page.goto(`${site.page('/', tag(sandbox, { ...DEBUG, 'data-merchant': 'pk_test_other' }))}?ref=demo`);
  expect(await inspectAfter(page, 'SG28')).toMatchObject({
    status: 'rejected',
    reason: { code: 'SG28' },
    attempts: [{ result: 'SG28', status: 401 }],
  });
});

test('inspect() says that the key is malformed, and does not repeat what was pasted in its place', async ({
  page,
  sandbox,
  site,
}) => {
  await page.goto(
    `${site.page('/', tag(sandbox, { ...DEBUG, 'data-merchant': 'sk_live_secret' }))}?ref=demo`,
  );
  const found = await inspectAfter(page, 'SG05');
  expect(found).toMatchObject({ status: 'none', options: { merchant: null }, reason: { code: 'SG02' } });
  expect(JSON.stringify(found)).not.toContain('secret');
});

test('inspect() says that the attempts are used up, and why they failed', async ({ page, sandbox, site }) => {
  sandbox.faults.add({ kind: 'status', status: 429 });
  await page.goto(`${site.page('/', IMPATIENT + tag(sandbox, DEBUG))}?ref=demo`);
  const found = await inspectAfter(page, 'SG26');
  expect(found).toMatchObject({ status: 'unreachable', reason: { code: 'SG24' } });
  expect(found.attempts.map(({ status }) => status)).toEqual([429, 429, 429, 429]);
  expect(new Set(found.attempts.map(({ requestId }) => requestId)).size).toBe(1);
});

for (const [name, fault, code] of [
  ['is overloaded', { kind: 'status', status: 503 }, 'SG24'],
  ['answers without a click ID', { kind: 'invalid', variant: 'not-a-uuid' }, 'SG27'],
  ['answers with a page of HTML', { kind: 'invalid', variant: 'html' }, 'SG27'],
  ['does not answer in time', { kind: 'hang' }, 'SG74'],
] as const) {
  test(`inspect() says that the API ${name}`, async ({ page, sandbox, site }) => {
    sandbox.faults.add(fault);
    await page.goto(`${site.page('/', tag(sandbox, DEBUG))}?ref=demo`);
    const found = await inspectAfter(page, code);
    expect(found).toMatchObject({ clickId: null, reason: { code } });
    expect(found.attempts[0]).toMatchObject({ result: code });
  });
}

test('inspect() says that no other tab had a click to hand over', async ({ page, sandbox, site }) => {
  site.page('/next', tag(sandbox, DEBUG));
  await visit(page, site.page('/', tag(sandbox) + LINK));
  const tab = await page.popup(() => page.click('a'));
  expect(await inspectAfter(tab, 'SG32')).toMatchObject({ status: 'none', reason: { code: 'SG32' } });
});

test('inspect() says that data-tabs="off" has kept the click in another tab', async ({
  page,
  sandbox,
  site,
}) => {
  const off = tag(sandbox, { ...DEBUG, 'data-tabs': 'off' });
  site.page('/next', off);
  await visit(page, `${site.page('/', off + LINK)}?ref=demo`);
  const tab = await page.popup(() => page.click('a'));
  expect(await inspectAfter(tab, 'SG33')).toMatchObject({ status: 'none', reason: { code: 'SG33' } });
});
