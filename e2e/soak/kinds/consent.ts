import type { PortablePage } from '../../engines/portable-page.ts';
import { NOTHING, REQUIRED, say, setConsent, stored } from '../../support/consent.ts';
import { settled } from '../../support/visit.ts';
import { goOn } from './stage.ts';
import { drawTrouble } from './trouble.ts';
import type { Kind } from './visit.ts';

// A visitor who is asked, with a cookie that keeps the click: nothing before the answer, everything after it.

const MOMENTS = ['before the script', 'when the page is at rest', 'while the page is leaving'] as const;

/** The manager of a page that has an answer already. */
const GRANTED = { before: say('granted') };

export const consent: Kind = (draw) => {
  const pages = draw.number(1, 4);
  // The page, from the landing page on, on which the visitor agrees; beyond the last, never.
  const grantedOn = draw.number(0, pages);
  const moment = draw.pick(MOMENTS);
  const refusesFirst = draw.chance(0.3);
  const comesBack = draw.chance(0.4);
  const trouble = drawTrouble(draw);
  const isGranted = grantedOn < pages;
  return {
    plan: { pages, grantedOn, moment, refusesFirst, comesBack, trouble },
    expected: { clicks: { a: isGranted ? 1 : 0 }, paid: isGranted ? 'a' : null },
    attributes: { ...REQUIRED, 'data-storage': 'cookie' },
    live: async (stage) => {
      const { page, ref, put } = stage;
      stage.trouble('a', trouble);
      // Where the shop goes on to when all is over.
      if (isGranted) for (const path of ['/checkout', '/more', '/back']) put(path, GRANTED);
      for (let number = 0; number < pages; number++) {
        const isHere = number === grantedOn;
        const isEarly = isHere && moment === 'before the script';
        const address = put(`/page-${number}`, number > grantedOn || isEarly ? GRANTED : {});
        if (number === 0) await page.goto(`${address}?ref=${ref('a')}`);
        else await goOn(page, `/page-${number}`);
        if (number > grantedOn || isEarly) continue;
        await settled(page);
        await expectNothing(page);
        if (refusesFirst) {
          await setConsent(page, 'denied');
          await expectNothing(page);
        }
        if (isHere && moment === 'while the page is leaving') await agreeAndLeave(page);
        else if (isHere) await setConsent(page, 'granted');
      }
      if (!isGranted) {
        await expectNothing(page);
        return page;
      }
      if (moment === 'while the page is leaving' && grantedOn === pages - 1)
        await page.waitForURL(/checkout$/);
      if (!comesBack) return page;
      await stage.isStored('a');
      await page.waitForFunction(() => document.cookie.includes('__selgeo_cid'));
      const tab = await page.newPage();
      await tab.goto(`${stage.site.origin}/back`);
      return tab;
    },
  };
};

/** An error, where anything of ours is stored that the visitor has not agreed to. */
async function expectNothing(page: PortablePage): Promise<void> {
  const found = JSON.stringify(await stored(page));
  if (found !== JSON.stringify(NOTHING)) throw new Error(`stored without consent: ${found}`);
}

/** In one task: the page has no time for anything else. */
async function agreeAndLeave(page: PortablePage): Promise<void> {
  await page.evaluate(
    () =>
      void setTimeout(() => {
        window.__selgeo?.setConsent('granted');
        location.assign('/checkout');
      }),
  );
  await page.waitForURL(/checkout$/);
}
