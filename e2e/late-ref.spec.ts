import { newRef } from './support/new-ref.ts';
import { ROUTERS, SHOW } from './support/routers.ts';
import { sentRefs } from './support/sent.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { visit } from './support/visit.ts';

for (const [way, go] of Object.entries(ROUTERS)) {
  for (const [visitor, isReferred] of [
    ['without a referral so far', false],
    ['with an older click', true],
  ] as const) {
    test(`a ref that a router brings by ${way}, to a visitor ${visitor} who only scrolls, registers soon`, async ({
      page,
      sandbox,
      site,
      received,
    }) => {
      const ref = await newRef(sandbox);
      if (isReferred) await visit(page, `${site.page('/landing', tag(sandbox))}?ref=demo`);
      const first = await visit(page, site.page('/', `${tag(sandbox)}<main>Home</main>`));
      // As a router does it: after a moment, not within a task of the driver's, and with another view.
      await page.evaluate((code) => void setTimeout(code, 0), go(ref) + SHOW);
      await page.waitForFunction(() => document.querySelector('h1'));
      // Where there is no Navigation API, nothing tells of the change before the next event of any kind.
      if (!(await page.evaluate(() => 'navigation' in window)) && way !== 'the fragment')
        await page.evaluate(() => scrollTo(0, 200));
      await expect.poll(() => sentRefs(received).at(-1)).toBe(ref);
      await expect.poll(() => page.evaluate(() => window.__selgeo?.getClickId())).not.toBe(first);
      expect(received.clicks()).toHaveLength(isReferred ? 2 : 1);
    });
  }
}
