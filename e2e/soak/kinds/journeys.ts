import type { PortablePage } from '../../engines/portable-page.ts';
import { until } from '../../engines/until.ts';
import { followLink, WAYS_BACK } from '../../support/coming-back.ts';
import { settled } from '../../support/visit.ts';
import type { Draw } from './draw.ts';
import { goOn, leavingAfter, passThrough, type Stage } from './stage.ts';
import { COSTLY, drawTrouble, type Trouble } from './trouble.ts';
import type { Expected, Kind } from './visit.ts';

// The right partner: a tab that partners, payment pages and logins lead to, in any order.

/** Where the link of each partner stands; that of the third in a mail. */
const PLACES = { a: 'one', b: 'two', c: '' } as const;

const PATHS = ['/', '/pricing'] as const;

type Follow = {
  readonly does: 'follows the link of';
  readonly who: keyof typeof PLACES;
  readonly to: string;
  /** Whether the visitor stays until the snippet has settled. */
  readonly stays: boolean;
};

type Step =
  | Follow
  /** The landing page of one more partner leaves by itself after some milliseconds. */
  | { readonly does: 'passes through'; readonly who: string; readonly after: number }
  /** Back to the landing page of an earlier step, from a payment or a login. */
  | { readonly does: 'comes back'; readonly way: string; readonly who: string; readonly to: string }
  | { readonly does: 'goes on' }
  | { readonly does: 'reloads' }
  /** By the button of the browser, to the latest landing page that stands for another partner. */
  | { readonly does: 'goes back' };

export const journey: Kind = (draw) => {
  const steps = drawSteps(draw);
  const expected = expectedOf(steps);
  const troubles: Record<string, Trouble> = {};
  for (const name of Object.keys(expected.clicks)) {
    // More than the attempts of one page, so that clicks get through late.
    const stuck = { ...draw.pick(COSTLY), count: draw.number(4, 6) };
    const trouble = draw.chance(0.2) ? stuck : drawTrouble(draw);
    if (trouble) troubles[name] = trouble;
  }
  return {
    plan: { steps: steps.map((step) => Object.values(step).join(' ')), troubles },
    expected,
    live: async (stage) => {
      for (const [name, trouble] of Object.entries(troubles)) stage.trouble(name, trouble);
      for (const path of [...PATHS, '/about']) stage.put(path);
      for (const step of steps) await take(stage, step);
      return stage.page;
    },
  };
};

function drawSteps(draw: Draw): Step[] {
  const follow = (): Follow => ({
    does: 'follows the link of',
    who: draw.pick(['a', 'b', 'c']),
    to: draw.pick(PATHS),
    stays: draw.chance(0.5),
  });
  const steps: Step[] = [follow()];
  const more = draw.number(1, 4);
  for (let index = 0; index < more; index++) {
    const landings = steps.filter(follows);
    const shown = steps.filter((step) => step.does !== 'goes on' && step.does !== 'reloads').at(-1);
    // What the tab shows already cannot be come back to.
    const isShown = ({ who, to }: Follow) => shown && 'to' in shown && shown.who === who && shown.to === to;
    const earlier = landings.filter((landing) => !isShown(landing));
    const drawn = draw.number(0, 9);
    if (drawn < 4) steps.push(follow());
    else if (drawn < 7 && earlier.length) {
      const { who, to } = draw.pick(earlier);
      steps.push({ does: 'comes back', way: draw.pick(Object.keys(WAYS_BACK)), who, to });
    } else if (drawn < 8) {
      // Of a page that has been left nobody knows for sure who has led there, so its partner has no second link.
      steps.push({ does: 'passes through', who: `d${index}`, after: draw.number(0, 150) });
    } else steps.push({ does: draw.pick(['goes on', 'reloads']) });
  }
  // Only at the end: what follows would take the pages ahead out of the history. Only over pages of the site alone: where the
  // visitor goes back over a page of another site, Chromium and Firefox restore the session storage as it was when the
  // older page was left, and the tab has forgotten what came after it.
  const [last, before] = steps.slice(-2).reverse();
  if (
    last &&
    before &&
    follows(last) &&
    follows(before) &&
    last.who !== before.who &&
    !PLACES[last.who] &&
    draw.chance(0.3)
  )
    steps.push({ does: 'goes back' });
  return steps;
}

const follows = (step: Step): step is Follow => step.does === 'follows the link of';

/**
 * The rules of docs/delivery.md: whoever follows the link of another partner than the last one's makes a click, and nobody
 * else does. Each partner's link stands in one place only, so that who follows it can never be taken for one who comes back.
 */
function expectedOf(steps: readonly Step[]): Expected {
  const clicks: Record<string, number> = {};
  let last = '';
  for (const step of steps) {
    if (!follows(step) && step.does !== 'passes through') continue;
    if (step.who !== last) clicks[step.who] = (clicks[step.who] ?? 0) + 1;
    last = step.who;
  }
  return { clicks, paid: last };
}

async function take(stage: Stage, step: Step): Promise<void> {
  const { page, site } = stage;
  switch (step.does) {
    case 'follows the link of': {
      const landing = `${step.to}?ref=${stage.ref(step.who)}`;
      if (PLACES[step.who]) await followLink(page, site, PLACES[step.who], landing);
      else {
        // A browser would take the address that it shows already for a reload.
        await page.goto(`${site.origin}/home`);
        await page.goto(site.origin + landing);
      }
      if (step.stays) await settled(page);
      break;
    }
    case 'passes through':
      stage.put('/leaves', { before: leavingAfter(step.after) });
      await passThrough(stage, 'three', `/leaves?ref=${stage.ref(step.who)}`);
      break;
    case 'comes back':
      await WAYS_BACK[step.way]?.(page, site, `${step.to}?ref=${stage.ref(step.who)}`);
      break;
    case 'goes on':
      await goOn(page, '/about');
      break;
    case 'reloads':
      await page.reload();
      break;
    case 'goes back':
      await goBack(page);
      break;
  }
}

async function goBack(page: PortablePage): Promise<void> {
  const left = await page.url();
  await until('an older landing page', async () => {
    await page.goBack();
    const url = await page.url();
    return url !== left && url.includes('?ref=');
  });
}
