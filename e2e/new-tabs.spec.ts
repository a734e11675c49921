import { BUY } from './support/broken-pages.ts';
import { inspectAfter } from './support/inspect.ts';
import { newRef } from './support/new-ref.ts';
import { HEAR, type Heard, REDIRECTS, SLOW } from './support/new-tabs.ts';
import { sentClicks } from './support/sent.ts';
import { storedClicks } from './support/stored-clicks.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

test.afterEach(({ sandbox }) => sandbox.faults.clear());

for (const [way, script] of Object.entries(REDIRECTS)) {
  for (const [place, landingTag] of [
    ['on both pages', tag],
    ['on the second page only', () => ''],
  ] as const) {
    test(`a landing page in a new tab that leads on by ${way}, with the tag ${place}, registers its click once`, async ({
      page,
      sandbox,
      site,
      received,
      knownErrors,
    }) => {
      // WebKit gives the script up when the page is left, and now and then says so by an `error` event.
      knownErrors.push(/^Not loaded: .*selgeo\.js .*\?ref=/);
      const ref = await newRef(sandbox);
      site.page('/de/', tag(sandbox) + BUY);
      const landing = site.page('/', `<script>${script}</script>${landingTag(sandbox)}`);
      const partner = site.page(
        '/blog',
        `<a target="_blank" rel="noopener" href="${landing}?ref=${ref}">L</a>`,
      );
      await page.goto(partner.replace('localhost', '127.0.0.1'));
      const tab = await page.popup(() => page.click('a'));
      await tab.waitForURL(/\/de\/$/);
      const clickId = await settled(tab);

      expect(clickId).toMatch(UUID);
      // The landing page may have begun before it was left: then the second page repeats its request.
      expect(sentClicks(received)).toBe(1);
      expect(received.clicks()[0]?.body).toMatchObject({ ref, landing_url: landing });
      await expect
        .poll(() => tab.getAttribute('a', 'href'))
        .toBe(`https://buy.stripe.com/test_abc?client_reference_id=${clickId}`);
    });
  }
}

for (const late of ['older', 'newer']) {
  for (const opener of ['older', 'newer']) {
    test(`a tab opened from the tab with the ${opener} click takes the newer one, also when the ${late} one answers last`, async ({
      page,
      sandbox,
      site,
      received,
    }) => {
      site.page('/checkout', HEAR + tag(sandbox));
      const html = (age: string) =>
        `${age === late ? SLOW : ''}${tag(sandbox)}<a href="/checkout" target="_blank">Checkout</a>`;
      const other = await page.newPage();
      const older = await visit(page, `${site.page('/first', html('older'))}?ref=${await newRef(sandbox)}`);
      const newer = await visit(other, `${site.page('/then', html('newer'))}?ref=${await newRef(sandbox)}`);
      const from = opener === 'older' ? page : other;
      const tab = await from.popup(() => from.click('a'));
      await tab.waitForFunction(
        (both) =>
          both.every((id) => (Reflect.get(window, 'heard') as Heard[]).some((one) => one.clickId === id)),
        [older, newer],
      );
      await settled(tab);
      expect(await tab.evaluate(() => window.__selgeo?.ready())).toEqual({
        clickId: newer,
        status: 'registered',
      });
      expect(await tab.evaluate(() => sessionStorage.getItem('__selgeo_cid'))).toBe(newer);
      expect(received.clicks()).toHaveLength(2);
    });
  }
}

for (const [place, policy] of [
  ['a header', { headers: { 'Referrer-Policy': 'no-referrer' }, meta: '' }],
  ['the page', { headers: {}, meta: '<meta name="referrer" content="no-referrer">' }],
] as const) {
  test(`a new tab whose referrer ${place} hides says which policy stands in the way, and what helps`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const { headers, meta } = policy;
    const html = `${meta}${tag(sandbox, { 'data-debug': '' })}<a href="/checkout" target="_blank">Checkout</a>`;
    site.page('/checkout', { html, headers });
    await visit(page, `${site.page('/', { html, headers })}?ref=demo`);
    const tab = await page.popup(() => page.click('a'));
    const { reason, log } = await inspectAfter(tab, 'SG34');
    expect(reason).toMatchObject({ code: 'SG34', advice: expect.stringContaining('same-origin') });
    expect(log.find(({ code }) => code === 'SG34')?.text).toMatch(/\(.*no-referrer/);
    expect(received.clicks()).toHaveLength(1);
  });
}

test('a new tab of a visitor who is forgotten does not register the click again', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  site.page('/checkout', tag(sandbox));
  const html = `${tag(sandbox)}<a href="/checkout" target="_blank" rel="noopener">Checkout</a>`;
  await visit(page, `${site.page('/', html)}?ref=${await newRef(sandbox)}`);
  await page.evaluate(() => window.__selgeo?.forget());
  const tab = await page.popup(() => page.click('a'));
  expect(await settled(tab)).toBeNull();
  expect(received.clicks()).toHaveLength(1);
  expect(await tab.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

for (const state of ['has an older click', 'waits for its click', 'is forgotten'] as const) {
  test(`a landing page in a new tab that leads on by script counts beside a tab that ${state}`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const [older, newer] = [await newRef(sandbox), await newRef(sandbox)];
    const other = await page.newPage();
    if (state === 'waits for its click') sandbox.faults.add({ kind: 'slow', ms: 3000, count: 1 });
    await other.goto(`${site.page('/shop', tag(sandbox) + BUY)}?ref=${older}`);
    if (state === 'waits for its click') await expect.poll(() => sentClicks(received)).toBe(1);
    else await settled(other);
    // A use of the page has it join the others.
    await other.evaluate(() => {
      document.querySelector('a')?.addEventListener('click', (event) => event.preventDefault());
      document.querySelector('a')?.click();
    });
    if (state === 'is forgotten') await other.evaluate(() => window.__selgeo?.forget());
    site.page('/de/', tag(sandbox) + BUY);
    const landing = site.page('/', `<script>location.replace('/de/')</script>`);
    const link = `<a target="_blank" rel="noopener" href="${landing}?ref=${newer}">L</a>`;
    await page.goto(site.page('/blog', link).replace('localhost', '127.0.0.1'));
    const tab = await page.popup(() => page.click('a'));
    await tab.waitForURL(/\/de\/$/);
    await expect.poll(() => storedClicks(sandbox, newer)).toHaveLength(1);
    const [click] = await storedClicks(sandbox, newer);
    expect(await settled(tab)).toBe(click?.id);
    expect(sentClicks(received)).toBe(2);
  });
}
