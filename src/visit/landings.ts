import { filtered } from '../agreed/filtered.ts';
import { shortText } from '../agreed/short-text.ts';
import { readList, writeList } from '../store/tab.ts';

/** A page to which a partner's link has brought this tab. "The same landing" is the same token on the same path. */
export type Landing = {
  /** The referral token. */
  readonly ref: string;
  readonly path?: string | undefined;
  /** Origin of the page that has linked there, `''` where there was none; absent where nobody knows. */
  readonly from?: string | undefined;
  /** Milliseconds since 1970. */
  readonly at?: number | undefined;
  isRefused?: boolean;
  /** Whether a click from elsewhere has come in its place: from a longer storage or another domain. */
  isPast?: boolean;
};

/** How many landings a tab remembers. */
const MOST = 50;

/** The landings of this tab, the newest first. The first release has stored tokens alone. */
export function readLandings(): Landing[] {
  const landings: Landing[] = [];
  for (const entry of readList('__selgeo_seen') as (Landing | string | null)[])
    landings.push(typeof entry === 'string' ? { ref: entry } : (entry as Landing));
  return filtered(landings, (landing) => shortText(landing?.ref));
}

export function writeLandings(landings: readonly Landing[]): void {
  writeList('__selgeo_seen', landings.slice(0, MOST));
}

/** The landing that the click of this tab stands for, parked or in force. */
export function currentLanding(): Landing | undefined {
  return filtered(readLandings(), ({ isRefused, isPast }) => !isRefused && !isPast)[0];
}

/** Before a click from elsewhere comes in force, which stands for no landing of this tab. */
export function leaveLandings(): void {
  const landings = readLandings();
  for (const landing of landings) landing.isPast = true;
  if (landings[0]) writeLandings(landings);
}
