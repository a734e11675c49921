import { consent } from './consent.ts';
import { type Draw, drawing } from './draw.ts';
import { journey } from './journeys.ts';
import { clearedStorage, framed, lateRef, parked, retryAfter } from './later.ts';
import { hostilePage, oddAddress, ownFetch, poisonedStorage, rewrittenPage, wrappedFetch } from './pages.ts';
import { first, oneOfTwoTabs, openedTab, redirectedTab, refusedClick, typedTab } from './partners.ts';
import { WAYS } from './pay.ts';
import type { Kind, Visit } from './visit.ts';

/** What a soak draws from: kinds of visits, each with its share. */
export type Mixture = Readonly<Record<string, readonly [Kind, number]>>;

/** Visitors whom a consent manager asks. */
export const ASKED: Mixture = { consent: [consent, 1] };

/** All kinds of pages, partners, tabs and weather. */
export const KINDS: Mixture = {
  'hostile page': [hostilePage, 3],
  'fetch of its own': [ownFetch, 1],
  'wrapped fetch': [wrappedFetch, 1],
  'odd address': [oddAddress, 3],
  'poisoned storage': [poisonedStorage, 1],
  'rewritten page': [rewrittenPage, 1],
  journey: [journey, 8],
  'opened tab': [openedTab, 1],
  'one of two tabs': [oneOfTwoTabs, 1],
  'typed tab': [typedTab, 1],
  'redirected tab': [redirectedTab, 1],
  'refused click': [refusedClick, 2],
  first: [first, 2],
  parked: [parked, 3],
  'Retry-After': [retryAfter, 1],
  'cleared storage': [clearedStorage, 3],
  frames: [framed, 2],
  'late ref': [lateRef, 2],
};

export type Planned = Visit & {
  readonly kind: string;
  /** Whether the visitor pays on the next page. */
  readonly goesOn: boolean;
  readonly pays: (typeof WAYS)[number];
};

/** The visit with this number: always the same for the same seed. */
export function planVisit(mixture: Mixture, seed: number, number: number): Planned {
  const draw: Draw = drawing(seed + number * 7919);
  const drawn = Object.entries(mixture).flatMap(([kind, [, share]]) => Array<string>(share).fill(kind));
  const kind = draw.pick(drawn);
  const visit = (mixture[kind] as readonly [Kind, number])[0](draw);
  return { ...visit, kind, goesOn: draw.chance(0.4), pays: draw.pick(WAYS) };
}
