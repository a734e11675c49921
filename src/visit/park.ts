import { filtered } from '../agreed/filtered.ts';
import type { Options } from '../agreed/options.ts';
import { shortText } from '../agreed/short-text.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { readClickId } from '../store/registered-click.ts';
import { jsonOf, readList, writeList } from '../store/tab.ts';
import { type ClickRequest, createClickRequest, pathOf } from './click-api.ts';
import type { Decision } from './decisions.ts';
import { currentLanding, type Landing, readLandings, writeLandings } from './landings.ts';
import { findReferral } from './referral.ts';
import { trace } from './trace.ts';

/** A click that waits for the API's answer. */
export type ParkedClick = ClickRequest & {
  /** Whether a newer click was registered before it: then it is told to the API, and does not come into force. */
  readonly isLate?: boolean;
};

/** How many clicks wait at most; of more, the newest stay. */
const MOST = 20;

/** Characters of a click at most: a `fetch` that outlives the page holds 64 KiB. */
const LONGEST = 5000;

/** The clicks that wait, the oldest first. What is no click is left out: page code may write anything there. */
export function readParked(): ParkedClick[] {
  return filtered(
    readList('__selgeo_parked') as ParkedClick[],
    (click) => uuidOf(click?.request_id) && shortText(click.ref) && jsonOf(click).length < LONGEST,
  ).slice(-MOST);
}

export function writeParked(clicks: readonly ParkedClick[]): void {
  writeList('__selgeo_parked', clicks);
}

/** Whether this tab has a click: its ID is in force, or it is parked until the API has answered. */
export function hasClick(): boolean {
  return readClickId() !== null || readParked().length > 0;
}

/**
 * Parks the click that an address carries, unless the visit has counted that already.
 *
 * @param isFresh Whether the visitor has just followed a link to it: not by going back, reloading, or a router.
 * @param from Origin of the page that has linked there, `''` where there was none; absent where nobody knows.
 */
export function parkReferral(options: Options, address: string, isFresh?: boolean, from?: string): void {
  parkToken(options, findReferral(address, options.params), address, isFresh, from);
}

/** As `parkReferral`, of a referral token that is known already. */
export function parkToken(
  options: Options,
  ref: string | undefined,
  address: string,
  isFresh?: boolean,
  from?: string,
): void {
  if (!ref || !options.merchantKey) return;
  const path = pathOf(address);
  const landings = readLandings();
  const ofRef = filtered(landings, (landing) => landing.ref === ref);
  const earlier = filtered(ofRef, (landing) => landing.path === path)[0];
  const first = earlier?.isRefused ? undefined : earlier;
  const current = currentLanding();
  if (hasClick() && current?.ref === ref) {
    // Whoever comes back here after another partner's link, comes back to a landing as well. The first release has stored no paths.
    if (current.path && isFresh && !earlier)
      writeLandings([
        { ...current, path, from: from === location.origin ? current.from : from },
        ...landings,
      ]);
    trace('same-referral', { ref });
    return;
  }
  const reason = whyNot();
  if (reason) {
    trace(reason, { ref });
    return;
  }
  const click = createClickRequest(ref, path, options);
  const landing: Landing = { ref, path, from: first ? first.from : from, at: Date.now() };
  writeLandings([landing, ...filtered(landings, (other) => other !== earlier)]);
  writeParked([...readParked(), click]);
  trace('parked', { click, address });

  function whyNot(): Decision | undefined {
    if (!isFresh && ofRef.length) return 'older-page';
    if (options.keepFirst && readClickId()) return 'first-kept';
    // Back from a payment or a login, the visitor comes from elsewhere than the partner's link.
    return hasClick() && first && first.from !== from ? 'came-back' : undefined;
  }
}
