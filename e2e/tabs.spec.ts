import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

const LINK = '<a href="/next" target="_blank">Opens a tab</a>';

test.afterEach(({ sandbox }) => sandbox.faults.clear());

test('a tab that a link of the site has opened gets the click ID, and sends nothing', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  site.page('/next', `${tag(sandbox)}<form><input data-selgeo></form>`);
  const clickId = await visit(page, `${site.page('/', tag(sandbox) + LINK)}?ref=demo`);
  const tab = await page.popup(() => page.click('a'));
  expect(await settled(tab)).toBe(clickId);
  await expect.poll(() => tab.inputValue('form input')).toBe(clickId);
  expect(await tab.evaluate(() => window.__selgeo?.ready())).toEqual({ clickId, status: 'registered' });

  expect(await visit(tab, `${site.page('/again', tag(sandbox))}?ref=demo`)).toBe(clickId);
  expect(received.clicks()).toHaveLength(1);
});

test('a tab opened while the click is under way gets it once it is registered', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  sandbox.faults.add({ kind: 'slow', ms: 2000, count: 1 });
  site.page('/next', tag(sandbox));
  await page.goto(`${site.page('/', tag(sandbox) + LINK)}?ref=demo`);
  await expect.poll(() => received.clicks().length).toBe(1);
  const tab = await page.popup(() => page.click('a'));
  const clickId = await tab.waitForFunction(() => window.__selgeo?.getClickId());
  expect(clickId).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});

test('without a referral the new tab asks, is told nothing, and sends nothing', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  site.page('/next', tag(sandbox));
  await visit(page, site.page('/', tag(sandbox) + LINK));
  const tab = await page.popup(() => page.click('a'));
  expect(await settled(tab)).toBeNull();
  expect(await tab.evaluate(() => window.__selgeo?.ready())).toEqual({ clickId: null, status: 'none' });
  expect(received.clicks()).toEqual([]);
});

test('data-tabs="off" keeps the tabs apart', async ({ page, sandbox, site, received }) => {
  const off = tag(sandbox, { 'data-tabs': 'off' });
  site.page('/next', off);
  await visit(page, `${site.page('/', off + LINK)}?ref=demo`);
  const tab = await page.popup(() => page.click('a'));
  expect(await settled(tab)).toBeNull();
  expect(received.clicks()).toHaveLength(1);
});

test('what another script says on the channel is not believed', async ({ page, sandbox, site }) => {
  site.page('/next', tag(sandbox));
  const liar = `<script>
    const channel = new BroadcastChannel('__selgeo');
    channel.onmessage = () => {
      for (const lie of [null, 7, 'text', {}, [], ['undefined'], ['<b>'], [null, 'token'], [{}]]) channel.postMessage(lie);
    };
  </script>`;
  await visit(page, site.page('/', tag(sandbox) + liar + LINK));
  const tab = await page.popup(() => page.click('a'));
  expect(await settled(tab)).toBeNull();
  expect(await tab.evaluate(() => ({ ...sessionStorage }))).toEqual({});
});
