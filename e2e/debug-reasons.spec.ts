import { inspectAfter, inspection } from './support/inspect.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

const DEBUG = { 'data-debug': '' };

test.beforeEach(({ knownErrors }) => {
  knownErrors.push(...NETWORK_ERRORS);
});
test.afterEach(({ sandbox }) => sandbox.faults.clear());

test('inspect() says that the storage of the tab is gone', async ({ page, sandbox, site }) => {
  const off = `<script>Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied', 'SecurityError') } })</script>`;
  expect(await visit(page, `${site.page('/', off + tag(sandbox, DEBUG))}?ref=demo`)).toMatch(UUID);
  expect((await inspection(page)).reason).toBeNull();
  // The next page: its referrer has no query any more.
  await page.goto(site.page('/pricing', off + tag(sandbox, DEBUG)));
  await inspectAfter(page, 'SG05');
  expect(await inspectAfter(page, 'SG40')).toMatchObject({ status: 'none', reason: { code: 'SG40' } });
});

test('inspect() says that the API cannot be reached', async ({ page, sandbox, site }) => {
  sandbox.faults.add({ kind: 'down' });
  await page.goto(`${site.page('/', tag(sandbox, DEBUG))}?ref=demo`);
  const found = await inspectAfter(page, 'SG73');
  expect(found).toMatchObject({ clickId: null, reason: { code: 'SG73' } });
  expect(found.attempts[0]).toMatchObject({ result: 'SG73' });
});

test("inspect() says that the page's policy forbids the request", async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const address = site.page('/', {
    html: tag(sandbox, DEBUG),
    headers: { 'Content-Security-Policy': `script-src ${sandbox.origins.attribution}; connect-src 'self'` },
  });
  await page.goto(`${address}?ref=demo`);
  expect(await inspectAfter(page, 'SG70')).toMatchObject({
    reason: { code: 'SG70', advice: expect.stringContaining('connect-src') },
  });
  expect(received.clicks()).toEqual([]);
});
