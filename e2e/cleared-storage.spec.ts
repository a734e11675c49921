import type { PortablePage } from './engines/portable-page.ts';
import { ASK_ONCE, firstAnswer } from './support/first-answer.ts';
import { IMPATIENT } from './support/impatient.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { newRef } from './support/new-ref.ts';
import { sentClicks } from './support/sent.ts';
import { storedClicks } from './support/stored-clicks.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

test.afterEach(({ sandbox }) => sandbox.faults.clear());

const clear = (page: PortablePage) => page.evaluate(() => sessionStorage.clear());

/** Goes on as a visitor does, by a link of the page. */
async function goOn(page: PortablePage): Promise<string | null> {
  await page.click('a');
  await page.waitForURL(/\/account$/);
  return settled(page);
}

const LINK = '<a href="/account">Account</a>';

for (const [address, script] of Object.entries({
  'the referral still in the address': '',
  'a cleaned address': "<script>history.replaceState(null, '', '/')</script>",
})) {
  test(`an application that clears the storage, with ${address}, neither loses the click nor counts it twice`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    site.page('/account', tag(sandbox));
    const clickId = await visit(page, `${site.page('/', script + tag(sandbox) + LINK)}?ref=demo`);
    await clear(page);
    expect(await page.evaluate(() => window.__selgeo?.getClickId())).toBe(clickId);
    expect(await goOn(page)).toBe(clickId);
    expect(await page.evaluate(() => sessionStorage.getItem('__selgeo_cid'))).toBe(clickId);
    expect(received.clicks()).toHaveLength(1);
  });
}

test('the storage has the click again without the visitor going on', async ({ page, sandbox, site }) => {
  const button = `<button onclick="history.pushState(null, '', '/settings')">Settings</button>`;
  const clickId = await visit(page, `${site.page('/', tag(sandbox) + button)}?ref=demo`);
  await clear(page);
  await page.click('button');
  await page.waitForFunction(() => sessionStorage.getItem('__selgeo_cid'));
  expect(await page.evaluate(() => sessionStorage.getItem('__selgeo_cid'))).toBe(clickId);
});

test('a reload after the storage was cleared registers nothing again', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const clickId = await visit(page, `${site.page('/', tag(sandbox))}?ref=demo`);
  await clear(page);
  await page.reload();
  expect(await settled(page)).toBe(clickId);
  expect(received.clicks()).toHaveLength(1);
});

test('a click that is under way when the storage is cleared arrives, and counts once', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const ref = await newRef(sandbox);
  site.page('/account', tag(sandbox));
  sandbox.faults.add({ kind: 'slow', ms: 1500, count: 1 });
  await page.goto(`${site.page('/', tag(sandbox) + LINK)}?ref=${ref}`);
  await expect.poll(() => received.clicks().length).toBe(1);
  await clear(page);
  const clickId = await settled(page);
  expect(await goOn(page)).toBe(clickId);
  expect(await storedClicks(sandbox, ref)).toMatchObject([{ id: clickId }]);
  expect(sentClicks(received)).toBe(1);
});

test('a click that an outage has parked when the storage is cleared arrives from the next page, and counts once', async ({
  page,
  sandbox,
  site,
  received,
  knownErrors,
}) => {
  knownErrors.push(...NETWORK_ERRORS);
  const ref = await newRef(sandbox);
  site.page('/account', tag(sandbox));
  sandbox.faults.add({ kind: 'status', status: 503 });
  await page.goto(`${site.page('/', IMPATIENT + tag(sandbox, ASK_ONCE) + LINK)}?ref=${ref}`);
  await firstAnswer(page);
  await clear(page);
  await page.click('a');
  await page.waitForURL(/\/account$/);
  sandbox.faults.clear();
  const clickId = await settled(page);
  expect(await storedClicks(sandbox, ref)).toMatchObject([{ id: clickId }]);
  expect(sentClicks(received)).toBe(1);
});

test('an application that clears the storage after another tab has written to its own, loses no click and counts none twice', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const [first, later] = [await newRef(sandbox), await newRef(sandbox)];
  // WebKit tells of a storage only pages that have used it.
  const hear = `<script>
    heard = localStorage.length;
    addEventListener('storage', () => heard++);
  </script>`;
  await visit(page, `${site.page('/', tag(sandbox) + hear)}?ref=${first}`);
  const other = await page.newPage();
  await other.goto(site.page('/other', '<p>Cart</p>'));
  sandbox.faults.add({ kind: 'slow', ms: 2500, count: 1 });
  await page.evaluate((ref) => {
    history.pushState(null, '', `/?ref=${ref}`);
    document.body.click();
  }, later);
  await expect.poll(() => sentClicks(received)).toBe(2);
  await page.evaluate(() => history.replaceState(null, '', '/account'));
  await other.evaluate(() => localStorage.setItem('cart', '1'));
  await page.waitForFunction(() => Reflect.get(window, 'heard'));
  await clear(page);
  const clickId = await settled(page);
  expect(await storedClicks(sandbox, later)).toMatchObject([{ id: clickId }]);
  expect(sentClicks(received)).toBe(2);
});
