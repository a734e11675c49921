import type { Options } from '../agreed/options.ts';
import { readClickId } from '../store/click-id.ts';
import { readList, writeList } from '../store/tab.ts';
import { type ClickRequest, createClickRequest } from './click-api.ts';
import { findReferral } from './referral.ts';
import { trace } from './trace.ts';

/** The click requests that wait for the API's answer, the oldest first. */
export function readParked(): ClickRequest[] {
  return readList('__selgeo_parked');
}

export function writeParked(requests: readonly ClickRequest[]): void {
  writeList('__selgeo_parked', requests);
}

/** Whether this tab has a click: its ID is in force, or its request is parked until the API has answered. */
export function hasClick(): boolean {
  return readClickId() !== null || readParked().length > 0;
}

/**
 * Parks the click that an address carries, unless this tab has had that referral. Returns whether it has.
 *
 * @param isFresh Whether the visitor has just followed a link to it. Then a referral counts again once another one has
 * come in between; but who goes back to an older landing page has not followed a link.
 */
export function parkReferral(options: Options, url: string, isFresh?: boolean): boolean {
  const ref = options.merchantKey && findReferral(url, options.params);
  if (!ref) return false;
  const seen = readList<string>('__selgeo_seen');
  const isOld = !isFresh && seen.includes(ref);
  if (isOld || (hasClick() && (options.keepFirst || seen[0] === ref))) {
    trace(seen[0] === ref ? 'same-referral' : isOld ? 'older-page' : 'first-kept', { ref });
    return false;
  }
  const click = createClickRequest(ref, url, options);
  writeList('__selgeo_seen', [ref, ...seen]);
  writeParked([...readParked(), click]);
  trace('parked', { click });
  return true;
}
