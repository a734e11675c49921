import type { FaultInput } from '../../../sandbox/attribution/app.ts';
import type { PortablePage } from '../../engines/portable-page.ts';
import { ASK_ONCE, firstAnswer } from '../../support/first-answer.ts';
import { FRAMES } from '../../support/frames.ts';
import { ROUTERS, SHOW } from '../../support/routers.ts';
import { settled, visit } from '../../support/visit.ts';
import { goOn, type Stage } from './stage.ts';
import { COSTLY, drawTrouble } from './trouble.ts';
import type { Kind } from './visit.ts';

// It gets there, later: what waits, what the page has emptied, and what others have to hear of.

const OCCASIONS = {
  'a route change': ({ page }) =>
    page.evaluate(() => void setTimeout(() => history.pushState(null, '', '/about'))),
  'the use of a Payment Link': ({ page }) => page.click('#use'),
  'a submit': ({ page }) =>
    page.evaluate(() => document.querySelector<HTMLFormElement>('#stays')?.requestSubmit()),
  'a call of ready()': ({ page }) => page.evaluate(() => void window.__selgeo?.ready()),
  'a reload': ({ page }) => page.reload(),
  'the next page': ({ page }) => goOn(page, '/about'),
  'the page before': async ({ page }) => {
    await goOn(page, '/about');
    await page.goBack();
  },
} satisfies Record<string, (stage: Stage) => Promise<unknown>>;

/** A link and a form that one can use without leaving. */
const STAYING = `
  <a id="use" href="https://buy.stripe.com/test_abc" onclick="event.preventDefault()">Buy</a>
  <form id="stays" data-selgeo action="/lead" onsubmit="event.preventDefault()"></form>`;

const names = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[];
const inForce = (page: PortablePage) => page.waitForFunction(() => window.__selgeo?.getClickId());

/** A page uses up its attempts; an occasion brings the click to the API. */
export const parked: Kind = (draw) => {
  const fault = draw.pick(COSTLY);
  const hits = draw.number(4, 6);
  const occasion = draw.pick(names(OCCASIONS));
  return {
    plan: { fault, hits, occasion },
    expected: { clicks: { a: 1 }, paid: 'a' },
    live: async (stage) => {
      const { page, put, ref } = stage;
      stage.trouble('a', { ...fault, count: hits });
      put('/about', { after: STAYING });
      await page.goto(`${put('/landing', { after: STAYING, attributes: ASK_ONCE })}?ref=${ref('a')}`);
      await firstAnswer(page);
      await OCCASIONS[occasion](stage);
      await inForce(page);
      return page;
    },
  };
};

const DAYS_29 = 2_505_600;
const RETRY_AFTER: readonly NonNullable<Extract<FaultInput, { kind: 'status' }>['retry_after']>[] = [
  0,
  1,
  -1_000_000,
  'Infinity',
  'Wed, 21 Oct 2015 07:28:00 GMT',
  'Fri, 21 Oct 2095 07:28:00 GMT',
  DAYS_29,
];

/** The API names a time to wait: a short one, nonsense, or more than a timer can hold. */
export const retryAfter: Kind = (draw) => {
  const fault = {
    kind: 'status' as const,
    status: draw.pick([429, 503]),
    retry_after: draw.pick(RETRY_AFTER),
  };
  const leaves = draw.chance(0.5);
  return {
    plan: { fault, leaves },
    expected: { clicks: { a: 1 }, paid: 'a' },
    live: async (stage) => {
      const { page, put, ref } = stage;
      stage.trouble('a', { ...fault, count: 1 });
      put('/about');
      await page.goto(`${put('/landing', { attributes: ASK_ONCE })}?ref=${ref('a')}`);
      if (!leaves) await firstAnswer(page);
      await goOn(page, '/about');
      await inForce(page);
      return page;
    },
  };
};

const MOMENTS = {
  'when the click is registered': ({ page }: Stage) => settled(page),
  'while the click is under way': (stage: Stage) => stage.isSent('a'),
  'when the attempts are used up': ({ page }: Stage) => firstAnswer(page),
};

const AFTER_CLEARING = {
  nothing: async () => {},
  'the next page': ({ page }: Stage) => goOn(page, '/about'),
  'a reload': ({ page }: Stage) => page.reload(),
  'a route change': OCCASIONS['a route change'],
};

/** The application empties the storage of the tab; maybe another partner follows. */
export const clearedStorage: Kind = (draw) => {
  const moment = draw.pick(names(MOMENTS));
  const isClean = draw.chance(0.5);
  const then = draw.pick(names(AFTER_CLEARING));
  const hasSecond = draw.chance(0.3);
  return {
    plan: { moment, isClean, then, hasSecond },
    expected: { clicks: { a: 1, b: Number(hasSecond) }, paid: hasSecond ? 'b' : 'a' },
    live: async (stage) => {
      const { page, put, ref } = stage;
      if (moment === 'while the click is under way') stage.trouble('a', { kind: 'slow', ms: 500, count: 1 });
      if (moment === 'when the attempts are used up')
        stage.trouble('a', { kind: 'status', status: 503, count: 4 });
      put('/about');
      const before = isClean ? `<script>history.replaceState(null, '', location.pathname)</script>` : '';
      await page.goto(`${put('/landing', { before, attributes: ASK_ONCE })}?ref=${ref('a')}`);
      await MOMENTS[moment](stage);
      await page.evaluate(() => sessionStorage.clear());
      await AFTER_CLEARING[then](stage);
      if (hasSecond) await page.goto(`${put('/second')}?ref=${ref('b')}`);
      return page;
    },
  };
};

/** A page and its frame share one click, and both sell; maybe a later one comes by a router. */
export const framed: Kind = (draw) => {
  const frame = draw.pick(names(FRAMES));
  const comesLater = draw.chance(0.3);
  const hasSecond = draw.chance(0.4);
  const trouble = draw.chance(0.5) ? { kind: 'slow' as const, ms: 400, count: 1 } : drawTrouble(draw);
  const paid = hasSecond ? 'b' : 'a';
  return {
    plan: { frame, comesLater, hasSecond, trouble },
    expected: { clicks: { a: 1, b: Number(hasSecond) }, paid },
    live: async (stage) => {
      const { page, site, put, html, ref } = stage;
      stage.trouble('a', trouble);
      const markup = FRAMES[frame]?.(html(), (html) => site.page('/prices', html)) ?? '';
      const after = `<main>${comesLater ? '' : markup}</main>`;
      await page.goto(`${put('/landing', { after })}?ref=${ref('a')}`);
      await settled(page);
      if (comesLater) {
        await page.evaluate((markup) => {
          const main = document.querySelector('main');
          if (main) main.innerHTML = markup;
        }, markup);
      }
      if (hasSecond) {
        await page.evaluate(
          (to) => void setTimeout(() => history.pushState(null, '', to)),
          `?ref=${ref('b')}`,
        );
        await stage.isStored('b');
      }
      await settled(page);
      // The frame hears of it from the storage.
      await page.waitForFunction(() => {
        const inFrame = document.querySelector('iframe')?.contentWindow as Window | null | undefined;
        const clickId = window.__selgeo?.getClickId();
        return clickId && inFrame?.__selgeo?.getClickId() === clickId;
      });
      await page.evaluate(() => {
        document
          .querySelector('iframe')
          ?.contentDocument?.querySelector<HTMLElement>('#lead button')
          ?.click();
      });
      await stage.isSold(1);
      return page;
    },
  };
};

/** A router of the page brings the referral. */
export const lateRef: Kind = (draw) => {
  const router = draw.pick(names(ROUTERS));
  const isReferred = draw.chance(0.5);
  const trouble = drawTrouble(draw);
  return {
    plan: { router, isReferred, trouble },
    expected: { clicks: { a: 1, b: Number(isReferred) }, paid: 'a' },
    live: async (stage) => {
      const { page, put, ref } = stage;
      stage.trouble('a', trouble);
      put('/offer');
      if (isReferred) await visit(page, `${put('/older')}?ref=${ref('b')}`);
      await visit(page, put('/shop', { after: '<main>Home</main>' }));
      await page.evaluate((code) => void setTimeout(code, 0), ROUTERS[router](ref('a')) + SHOW);
      await page.waitForFunction(() => document.querySelector('h1'));
      // No call of ready() before that: it would be an occasion of its own.
      await stage.isSent('a');
      return page;
    },
  };
};
