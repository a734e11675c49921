import { isListed } from '../agreed/is-listed.ts';
import type { Options } from '../agreed/options.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { quietly } from '../browser/quietly.ts';
import { HAND_OVER } from '../carry/hand-over.ts';
import { readClickId } from '../store/registered-click.ts';
import { putInForce } from './in-force.ts';
import { leaveLandings } from './landings.ts';
import { trace } from './trace.ts';

/** Seconds that a handed-over click may be under way. */
const LONGEST = 120;

/**
 * Takes over the click that a page of another domain of the merchant has handed over with its link, without asking the API.
 * The link must just have been followed, from a page whose domain is in the list.
 *
 * @param landing What the visitor has landed on: `name` is its address.
 * @param arrivedAt In milliseconds since 1970.
 */
export function takeHandedOver(
  options: Options,
  landing: PerformanceEntry,
  referrer: string,
  arrivedAt: number,
): void {
  if (!options.domains.length) return;
  quietly(() => {
    const value = new URL(landing.name).searchParams.get(HAND_OVER);
    if (!value) return;
    const [, id, seconds = ''] = value.match(/^(.+)\.([\da-z]{1,8})$/) ?? [];
    const clickId = uuidOf(id);
    const current = readClickId();
    if (!clickId || clickId === current) return;
    const age = arrivedAt / 1000 - Number.parseInt(seconds, 36);
    // Both clocks are the visitor's own; the second that the link names had begun a moment before.
    const isInTime = age > -2 && age <= LONGEST;
    const isFromList = referrer && isListed(new URL(referrer).hostname, options.domains);
    if (!isInTime) trace('not-handed-over', { reason: 'too late' });
    else if (!isFromList) trace('not-handed-over', { reason: 'from a page that data-domains does not name' });
    else if (options.keepFirst && current) trace('not-handed-over', { reason: 'the first click stays' });
    else {
      trace('handed-over', { clickId });
      leaveLandings();
      putInForce(options, { clickId });
    }
  });
}
