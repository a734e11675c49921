import { newRef } from './support/new-ref.ts';
import { sentRefs } from './support/sent.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { visit } from './support/visit.ts';

/** How a router of the page takes a visitor who does nothing to an address with a referral. */
const ROUTERS = {
  'history.pushState()': (ref: string) => `history.pushState(null, '', '/offer?ref=${ref}')`,
  'history.replaceState()': (ref: string) => `history.replaceState(null, '', '/offer?ref=${ref}')`,
  // What the query names goes first, so that has been cleaned.
  'the fragment': (ref: string) =>
    `history.replaceState(null, '', location.pathname); location.hash = '#/offer?ref=${ref}'`,
};

for (const [way, go] of Object.entries(ROUTERS)) {
  for (const [visitor, query] of [
    ['whom nobody has referred yet', ''],
    ['with an older click', '?ref=demo'],
  ] as const) {
    test(`a ref that a router brings by ${way}, to a visitor ${visitor} and who does nothing, registers soon`, async ({
      page,
      sandbox,
      site,
      received,
    }) => {
      const ref = await newRef(sandbox);
      const first = await visit(page, site.page('/', `${tag(sandbox)}<main>Home</main>`) + query);
      // As a router does it: after a moment, not within a task of the driver's, and with another view.
      await page.evaluate(
        (go) => void setTimeout(`${go}; document.querySelector('main').innerHTML = '<h1>Offer</h1>'`, 0),
        go(ref),
      );
      await expect.poll(() => sentRefs(received).at(-1), { timeout: 3000 }).toBe(ref);
      await expect.poll(() => page.evaluate(() => window.__selgeo?.getClickId())).not.toBe(first);
      expect(received.clicks()).toHaveLength(query ? 2 : 1);
    });
  }
}
