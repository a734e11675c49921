import type { PortablePage } from './engines/portable-page.ts';
import { BUY } from './support/broken-pages.ts';
import { changes, HEAR_CHANGES } from './support/changes.ts';
import { FRAMES } from './support/frames.ts';
import { newRef } from './support/new-ref.ts';
import { sentClicks } from './support/sent.ts';
import { storedClicks } from './support/stored-clicks.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled } from './support/visit.ts';

test.afterEach(({ sandbox }) => sandbox.faults.clear());

const CARRIERS = `${BUY}<script>customElements.define('stripe-buy-button', class extends HTMLElement {})</script>
  <stripe-buy-button></stripe-buy-button>
  <form data-selgeo action="/lead"><button>Send</button></form>`;

/** What the link and the Buy Button of the page and those of its frame carry. */
const carried = (page: PortablePage) =>
  page.evaluate(() =>
    [document, document.querySelector('iframe')?.contentDocument].map((of) => [
      of?.querySelector('a')?.search,
      of?.querySelector('stripe-buy-button')?.getAttribute('client-reference-id'),
    ]),
  );

for (const [what, frame] of Object.entries(FRAMES)) {
  test(`a page and its frame ${what} share one click, and both carry it`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const ref = await newRef(sandbox);
    // Both documents have begun when the answer comes.
    sandbox.faults.add({ kind: 'slow', ms: 1500, count: 1 });
    site.page('/lead', '<p>Thanks</p>');
    const html = tag(sandbox) + CARRIERS;
    const markup = frame(html, (html) => site.page('/prices', html));
    await page.goto(`${site.page('/', `${html}<main>${markup}</main>`)}?ref=${ref}`);
    const clickId = await settled(page);

    const all = [`?client_reference_id=${clickId}`, clickId];
    await expect.poll(() => carried(page)).toEqual([all, all]);
    expect(await storedClicks(sandbox, ref)).toMatchObject([{ id: clickId }]);
    expect(sentClicks(received)).toBe(1);
    await page.evaluate(() => {
      document.querySelector('iframe')?.contentDocument?.querySelector('button')?.click();
    });
    await expect.poll(() => site.requests()).toContain(`/lead?click_id=${clickId}`);
  });
}

test('a frame that comes when the click is there carries it, and sends nothing', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const html = tag(sandbox) + CARRIERS;
  site.page('/prices', html);
  await page.goto(`${site.page('/', `${html}<main></main>`)}?ref=demo`);
  const clickId = await settled(page);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    if (main) main.innerHTML = '<iframe src="/prices"></iframe>';
  });
  const all = [`?client_reference_id=${clickId}`, clickId];
  await expect.poll(() => carried(page)).toEqual([all, all]);
  expect(received.clicks()).toHaveLength(1);
});

test('a later click replaces the one that a frame carries', async ({ page, sandbox, site }) => {
  const ref = await newRef(sandbox);
  const html = tag(sandbox) + CARRIERS;
  site.page('/prices', html);
  const route = `<button id="route" onclick="history.pushState(null, '', '/?ref=${ref}')">Offer</button>`;
  await page.goto(
    `${site.page('/', `${route}${html}<main><iframe src="/prices"></iframe></main>`)}?ref=demo`,
  );
  const first = await settled(page);
  await expect.poll(async () => (await carried(page))[1]?.[1]).toBe(first);
  await page.click('#route');
  await expect.poll(() => page.evaluate(() => window.__selgeo?.getClickId())).not.toBe(first);
  const second = await settled(page);
  const all = [`?client_reference_id=${second}`, second];
  await expect.poll(() => carried(page)).toEqual([all, all]);
});

test('a page without a click hears of the one that its frame registers, and carries it', async ({
  page,
  sandbox,
  site,
}) => {
  site.page('/prices', tag(sandbox));
  await page.goto(site.page('/', `${HEAR_CHANGES}${tag(sandbox)}${CARRIERS}<iframe src="/prices"></iframe>`));
  expect(await settled(page)).toBeNull();
  await page.evaluate(async () => {
    const snippet = document.querySelector('iframe')?.contentWindow?.__selgeo;
    snippet?.refer('demo');
    await snippet?.ready();
  });
  const clickId = await page.waitForFunction(() => window.__selgeo?.getClickId());
  await expect.poll(() => changes(page)).toEqual([clickId]);
  await expect
    .poll(async () => (await carried(page))[0])
    .toEqual([`?client_reference_id=${clickId}`, clickId]);
});
