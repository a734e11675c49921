import type { PortablePage } from '../../engines/portable-page.ts';
import { as, follow, followLink } from '../../support/coming-back.ts';
import { HEAR, type Heard, REDIRECTS, SLOW } from '../../support/new-tabs.ts';
import { settled, visit } from '../../support/visit.ts';
import { goOn, type Stage } from './stage.ts';
import { drawTrouble, type Trouble } from './trouble.ts';
import type { Expected, Kind } from './visit.ts';

// The right partner: new tabs, clicks that the API refuses, and the option `first`.

/** Does what opens a tab, a click on `css`, and gives that tab once the snippet has settled there. */
async function openTab(page: PortablePage, css: string): Promise<PortablePage> {
  const tab = await page.popup(() => page.click(css));
  await settled(tab);
  return tab;
}

/**
 * Waits until a new tab has heard the answers to its question, each in one of several forms. It waits 300 ms for them, and on
 * a busy machine that may be too short: then it is right in what it does, and the visit says nothing.
 */
async function areHeard(tab: PortablePage, answers: readonly unknown[][], stage: Stage): Promise<void> {
  const { last } = await tab.waitForFunction((answers) => {
    const heard = Reflect.get(window, 'heard') as Heard[];
    // It does not ask where another tab has told it unasked.
    const question = heard.findIndex(({ clickId }) => clickId === null);
    const begin = heard[Math.max(question, 0)]?.at ?? 0;
    const times = answers.map(
      (forms) => heard.slice(question + 1).find(({ clickId }) => forms.includes(clickId))?.at,
    );
    return times.includes(undefined) ? undefined : { last: Math.max(...(times as number[])) - begin };
  }, answers);
  if (last > 250) stage.excuse(`the answers of other tabs took ${last} ms`);
}

const tabLink = (rel: string, href = '/checkout') =>
  `<a id="tab" target="_blank" rel="${rel}" href="${href}">Tab</a>`;

/** The visitor pays in a tab that a link of the site has opened, maybe while the click is under way. */
export const openedTab: Kind = (draw) => {
  const rel = draw.pick(['opener', 'noopener']);
  const isUnderWay = draw.chance(0.5);
  return {
    plan: { rel, isUnderWay },
    expected: { clicks: { a: 1 }, paid: 'a' },
    live: async (stage) => {
      const { page, put, ref } = stage;
      put('/checkout', { before: HEAR });
      const landing = `${put('/landing', { after: tabLink(rel) })}?ref=${ref('a')}`;
      if (!isUnderWay) await visit(page, landing);
      else {
        stage.trouble('a', { kind: 'slow', ms: 800, count: 1 });
        await page.goto(landing);
        await stage.isSent('a');
      }
      const tab = await openTab(page, '#tab');
      const clickId = await page.waitForFunction(() => window.__selgeo?.getClickId());
      // A tab that keeps its opener begins with a copy of the storage, and asks nobody.
      if (rel === 'noopener') await areHeard(tab, [['under way', clickId]], stage);
      await tab.waitForFunction(() => window.__selgeo?.getClickId());
      return tab;
    },
  };
};

/** Of two tabs with a click, one opens a third; the newer click counts, whichever answers first. */
export const oneOfTwoTabs: Kind = (draw) => {
  const opener = draw.pick(['older', 'newer']);
  const late = draw.pick(['older', 'newer']);
  return {
    plan: { opener, late },
    expected: { clicks: { a: 1, b: 1 }, paid: 'b' },
    live: async (stage) => {
      const { page, put, ref } = stage;
      const before = (age: string) => (age === late ? SLOW : '');
      put('/checkout', { before: HEAR });
      const other = await page.newPage();
      const older = put('/older', { before: before('older'), after: tabLink('') });
      const newer = put('/newer', { before: before('newer'), after: tabLink('') });
      const a = await visit(page, `${older}?ref=${ref('a')}`);
      const b = await visit(other, `${newer}?ref=${ref('b')}`);
      const tab = await openTab(opener === 'older' ? page : other, '#tab');
      await areHeard(tab, [[a], [b]], stage);
      return tab;
    },
  };
};

/** The same link once more, in a tab that the visitor has opened: a click of its own. */
export const typedTab: Kind = (draw) => {
  const troubles = [drawTrouble(draw), drawTrouble(draw)] as const;
  return {
    plan: { troubles },
    expected: { clicks: { a: 2 }, paid: 'a' },
    live: async ({ page, put, ref, trouble }) => {
      const landing = `${put('/landing')}?ref=${ref('a')}`;
      trouble('a', troubles[0]);
      await visit(page, landing);
      trouble('a', troubles[1]);
      const tab = await page.newPage();
      await visit(tab, landing);
      return tab;
    },
  };
};

/** A partner's link opens a tab, whose landing page leads on before an async script can run. */
export const redirectedTab: Kind = (draw) => {
  const way = draw.pick(Object.keys(REDIRECTS) as (keyof typeof REDIRECTS)[]);
  const hasTag = draw.chance(0.5);
  const rel = draw.pick(['opener', 'noopener']);
  const trouble = drawTrouble(draw);
  return {
    plan: { way, hasTag, rel, trouble },
    expected: { clicks: { a: 1 }, paid: 'a' },
    live: async (stage) => {
      const { page, site, put, ref } = stage;
      stage.trouble('a', trouble);
      const script = `<script>${REDIRECTS[way]}</script>`;
      if (hasTag) put('/', { before: script });
      else site.page('/', script);
      put('/de/');
      site.page('/blog', tabLink(rel, `${site.origin}/?ref=${ref('a')}`));
      await page.goto(`${as('one', site)}/blog`);
      const tab = await page.popup(() => page.click('#tab'));
      await tab.waitForURL(/\/de\/$/);
      await settled(tab);
      return tab;
    },
  };
};

/** What the visitor does when the API knows the partner whose click it has refused. */
const AFTER_REFUSAL: Record<
  string,
  { readonly counts: boolean; readonly act: (stage: Stage) => Promise<unknown> }
> = {
  'follows the link again': {
    counts: true,
    act: ({ page, site, ref }) => followLink(page, site, 'one', `/landing?ref=${ref('u')}`),
  },
  'follows it again, from a mail': {
    counts: true,
    act: async ({ page, site, ref }) => {
      await page.goto(`${site.origin}/home`);
      await page.goto(`${site.origin}/landing?ref=${ref('u')}`);
    },
  },
  reloads: { counts: false, act: ({ page }) => page.reload() },
  'is shown the address by a router': {
    counts: false,
    act: async ({ page, ref }) => {
      await page.evaluate((to) => void setTimeout(() => history.pushState(null, '', to)), `?ref=${ref('u')}`);
      await page.waitForFunction((to) => location.search === to, `?ref=${ref('u')}`);
    },
  },
};

/** A refused click is forgotten: only a fresh landing sends it again. */
export const refusedClick: Kind = (draw) => {
  const then = draw.pick(Object.keys(AFTER_REFUSAL));
  const isReferred = draw.chance(0.6);
  const trouble = drawTrouble(draw, 2);
  const { counts, act } = AFTER_REFUSAL[then] as (typeof AFTER_REFUSAL)[string];
  return {
    plan: { isReferred, trouble, then },
    expected: {
      clicks: { u: Number(counts), b: Number(isReferred) },
      paid: counts ? 'u' : isReferred ? 'b' : null,
    },
    unknown: ['u'],
    live: async (stage) => {
      const { page, site, ref, put } = stage;
      put('/landing');
      put('/older');
      if (isReferred) await follow(page, site, 'two', `/older?ref=${ref('b')}`);
      // What is stored before its answer is lost would be no refusal.
      stage.trouble('u', trouble);
      await follow(page, site, 'one', `/landing?ref=${ref('u')}`);
      await stage.isRefused('u');
      await stage.know('u');
      await act(stage);
      await settled(page);
      return page;
    },
  };
};

type FirstLanding = {
  readonly who: string;
  readonly trouble: Trouble | undefined;
  readonly stays: boolean;
};

/** Several partners' links in one tab: the first whose click the API accepts keeps it, however long that takes. */
export const first: Kind = (draw) => {
  const landings = Array.from(
    { length: draw.number(2, 4) },
    (_, index): FirstLanding => ({
      who: `${draw.chance(0.3) ? 'u' : 'k'}${index}`,
      trouble: drawTrouble(draw, 6),
      stays: draw.chance(0.5),
    }),
  );
  return {
    plan: { landings },
    expected: expectedFirst(landings),
    unknown: landings.map(({ who }) => who).filter((who) => who.startsWith('u')),
    attributes: { 'data-attribution': 'first' },
    live: async (stage) => {
      const { page, site, ref, put } = stage;
      put('/landing');
      for (const { who, trouble, stays } of landings) {
        stage.trouble(who, trouble);
        await followLink(page, site, 'one', `/landing?ref=${ref(who)}`);
        if (stays) await settled(page);
      }
      await goOn(page, '/checkout');
      return page;
    },
  };
};

function expectedFirst(landings: readonly FirstLanding[]): Expected {
  const accepted = landings.find(({ who }) => who.startsWith('k'))?.who ?? null;
  const clicks = Object.fromEntries(landings.map(({ who }) => [who, Number(who === accepted)]));
  return { clicks, paid: accepted };
}
