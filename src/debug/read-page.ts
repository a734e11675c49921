import { judgeElements } from '../diagnosis/elements.ts';
import { readClickId } from '../store/registered-click.ts';
import { keep } from '../store/tab.ts';
import { readLandings } from '../visit/landings.ts';
import { readParked } from '../visit/park.ts';
import { keptPlaces } from './kept-places.ts';
import { readLog } from './log.ts';
import { reasonOf, statusOf } from './reason-of.ts';
import { startedWith } from './started-with.ts';

export type PageReading = ReturnType<typeof readPage>;

/**
 * The state of this page, which `inspect()` gives to merchants and the panel shows. Changes nothing, except that it puts back
 * what the page has emptied out of the storage: so does everything that page code may ask, and all have to say the same.
 */
export function readPage() {
  keep();
  const log = readLog();
  const options = startedWith();
  const clickId = readClickId();
  const isParked = readParked().length > 0;
  const situation = { clickId, decided: log.map(({ name }) => name), isParked };
  return {
    log,
    options,
    clickId,
    referral: readLandings()[0]?.ref ?? null,
    status: statusOf(situation),
    reason: reasonOf(situation),
    kept: keptPlaces(options),
    elements: judgeElements(document, { hosts: options?.hosts ?? {}, clickId }),
  };
}
