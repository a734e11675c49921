import { NONE, PLAIN, REPAIRED } from '../../support/addresses.ts';
import { followLink } from '../../support/coming-back.ts';
import { FETCHES, OWN, own } from '../../support/hostile-pages.ts';
import { LARGE, MALFORMED } from '../../support/poisoned-values.ts';
import { settled, visit } from '../../support/visit.ts';
import { WRAPPERS, wrapping } from '../../support/wrapped-fetch.ts';
import type { Draw } from './draw.ts';
import { goOn, leavingAfter, passThrough, type Stage } from './stage.ts';
import { drawTrouble, type Trouble } from './trouble.ts';
import type { Kind, Visit } from './visit.ts';

// The click counts, whatever the page has done, and however its address was delivered.

const keys = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[];

/** Milliseconds after which the landing page leaves by itself; mostly it stays until its click is stored. */
const drawLeaving = (draw: Draw) => (draw.chance(0.3) ? draw.number(0, 150) : undefined);

type Landing = {
  readonly before: string;
  readonly script?: 'rewardful.js' | undefined;
  readonly leaves: number | undefined;
  readonly trouble?: Trouble | undefined;
};

/** A visit whose landing page has something of its own, and whose next page is as any other. */
const landingOn = (plan: object, { before, script, leaves, trouble }: Landing): Visit => ({
  plan: { ...plan, leaves, trouble },
  expected: { clicks: { a: 1 }, paid: 'a' },
  live: async (stage) => {
    stage.trouble('a', trouble);
    stage.put('/landing', {
      before: leavingAfter(leaves) + before,
      ...(script && { script }),
    });
    const landing = `/landing?ref=${stage.ref('a')}`;
    if (leaves === undefined) {
      await followLink(stage.page, stage.site, 'one', landing);
      await stage.isStored('a');
      await goOn(stage.page, '/checkout');
    } else await passThrough(stage, 'one', landing);
    return stage.page;
  },
});

export const hostilePage: Kind = (draw) => {
  const has = draw.pick(keys(OWN));
  const script = draw.chance(0.25) ? 'rewardful.js' : undefined;
  return landingOn(
    { has, script },
    { before: OWN[has] as string, script, leaves: drawLeaving(draw), trouble: drawTrouble(draw, 2) },
  );
};

export const ownFetch: Kind = (draw) => {
  const fetch = draw.pick(keys(FETCHES));
  return landingOn({ fetch }, { before: own('fetch', FETCHES[fetch]), leaves: drawLeaving(draw) });
};

/** The API of the soak refuses each preflight. */
export const wrappedFetch: Kind = (draw) => {
  const wrapper = draw.pick(keys(WRAPPERS));
  return landingOn({ wrapper }, { before: wrapping(WRAPPERS[wrapper]), leaves: drawLeaving(draw) });
};

/** An address as it was delivered, or one that names no referral; in a tab with an older click, or in one without. */
export const oddAddress: Kind = (draw) => {
  const address = draw.pick([...Object.values(REPAIRED).flat(), ...keys(PLAIN), ...NONE]);
  const isReferral = address.includes('TOKEN');
  const isReferred = draw.chance(0.4);
  const trouble = drawTrouble(draw);
  return {
    plan: { address, isReferred, trouble },
    expected: {
      clicks: { a: Number(isReferral), b: Number(isReferred) },
      paid: isReferral ? 'a' : isReferred ? 'b' : null,
    },
    live: async (stage) => {
      stage.trouble('a', trouble);
      stage.put('/older');
      if (isReferred) await followLink(stage.page, stage.site, 'two', `/older?ref=${stage.ref('b')}`);
      await stage.page.goto(stage.put('/landing') + address.replace('TOKEN', stage.ref('a')));
      return stage.page;
    },
  };
};

const STORED = { ...MALFORMED, ...LARGE };

/** Two referrals in a tab whose storage somebody has filled. */
export const poisonedStorage: Kind = (draw) => {
  const stored = draw.pick(keys(STORED));
  const trouble = drawTrouble(draw);
  return {
    plan: { stored, trouble },
    expected: { clicks: { a: 1, b: 1 }, paid: 'b' },
    live: async ({ page, site, ref, put, ...stage }) => {
      stage.trouble('a', trouble);
      await page.goto(site.page('/poison', '<p>Home</p>'));
      await page.evaluate((stored) => Object.assign(sessionStorage, stored), STORED[stored]);
      put('/landing');
      for (const name of ['a', 'b']) await followLink(page, site, name, `/landing?ref=${ref(name)}`);
      return page;
    },
  };
};

const REWRITES = {
  'document.write()': async ({ page, html }: Stage) => {
    await page.evaluate((html) => {
      document.open();
      document.write(`<!doctype html>${html}`);
      document.close();
    }, html());
    await settled(page);
  },
  'innerHTML, then a router': async ({ page, html, ref, ...stage }: Stage) => {
    // Scripts that come this way do not run.
    await page.evaluate((html) => {
      document.documentElement.innerHTML = html;
    }, html());
    await page.evaluate((to) => void setTimeout(() => history.pushState(null, '', to)), `?ref=${ref('b')}`);
    await stage.isStored('b');
  },
};

/** A page that is written anew while it is shown, on which the visitor then pays. */
export const rewrittenPage: Kind = (draw) => {
  const rewrites = draw.pick(keys(REWRITES));
  const isWaiting = draw.chance(0.5);
  const trouble = drawTrouble(draw);
  const hasSecond = rewrites !== 'document.write()';
  return {
    plan: { rewrites, isWaiting, trouble },
    expected: { clicks: { a: 1, b: Number(hasSecond) }, paid: hasSecond ? 'b' : 'a' },
    live: async (stage) => {
      stage.trouble('a', trouble);
      const landing = `${stage.put('/landing')}?ref=${stage.ref('a')}`;
      if (isWaiting) await visit(stage.page, landing);
      else await stage.page.goto(landing);
      await REWRITES[rewrites](stage);
      return stage.page;
    },
  };
};
