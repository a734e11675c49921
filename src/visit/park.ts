import type { Options } from '../agreed/options.ts';
import { readClickId } from '../store/click-id.ts';
import { readList, writeList } from '../store/tab.ts';
import { type Click, createClick } from './click-api.ts';
import { findReferral } from './referral.ts';
import { trace } from './trace.ts';

/** What this tab has of a click, if anything: its ID, or what is parked until the API has answered. */
export function currentClick(): string | Click | undefined {
  return readClickId() ?? readList('__selgeo_parked')[0];
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
  const seen = readList('__selgeo_seen');
  if ((!isFresh && seen.includes(ref)) || (currentClick() && (options.keepFirst || seen[0] === ref))) {
    trace(seen[0] === ref ? 'same-referral' : seen.includes(ref) && !isFresh ? 'older-page' : 'first-kept', {
      ref,
    });
    return false;
  }
  const click = createClick(ref, url, options);
  writeList('__selgeo_seen', [ref, ...seen]);
  writeList('__selgeo_parked', [...readList('__selgeo_parked'), click]);
  trace('parked', { click });
  return true;
}
