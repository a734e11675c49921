import { offerOf } from '../agreed/offer-of.ts';
import type { Options } from '../agreed/options.ts';
import { shortText } from '../agreed/short-text.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { quietly } from '../browser/quietly.ts';
import { eraseCookie, readCookie, writeCookie } from './cookie.ts';
import type { RegisteredClick } from './registered-click.ts';
import { jsonOf, parsed } from './tab.ts';

/** In `localStorage`: a `KeptClick` as JSON. */
const KEY = '__selgeo_kept';

/** The newest click of all tabs, as the longer storage keeps it. */
type KeptClick = RegisteredClick & {
  /** When it was put in force, and when it ends, in milliseconds since 1970. */
  readonly at?: unknown;
  readonly until?: unknown;
};

/** A click that has just been registered, here or on another domain of the merchant. */
export type NewClick = RegisteredClick & {
  /** For how many days it counts, if the API has said so: that wins. */
  readonly saidDays?: number | undefined;
};

type Keeping = Pick<Options, 'storage' | 'cookieDomain' | 'days'>;

/** What is kept beyond the tab, unless its time is over. */
export function readKept({ storage }: Keeping): KeptClick | undefined {
  return quietly(() => {
    const found =
      storage === 'local'
        ? (parsed(localStorage.getItem(KEY)) as KeptClick | undefined)
        : storage && { clickId: readCookie() };
    const clickId = uuidOf(found?.clickId);
    if (!clickId) return undefined;
    // A cookie ends by itself.
    if (storage !== 'local' || ((found as KeptClick).until as number) > Date.now())
      return { ...found, clickId };
    localStorage.removeItem(KEY);
    return undefined;
  });
}

/**
 * Keeps a click beyond the tab, where the tag asks for that. Gives whether it is kept: where the browser takes nothing,
 * the tab alone has it.
 */
export function writeKept({ clickId, visitorToken, offer, saidDays }: NewClick, options: Keeping): unknown {
  const window = saidDays ?? options.days;
  return quietly(() => {
    if (options.storage === 'cookie') return writeCookie(clickId, options.cookieDomain, window);
    // Full, it keeps what it had: an older click, which must not come back.
    localStorage.removeItem(KEY);
    const at = Date.now();
    localStorage.setItem(
      KEY,
      jsonOf({
        clickId,
        visitorToken: shortText(visitorToken),
        offer: offerOf(offer),
        at,
        until: at + window * 86_400_000,
      }),
    );
    return true;
  });
}

/** Empties what is kept beyond the tab, wherever an earlier tag may have kept it. */
export function eraseKept(): void {
  quietly(eraseCookie);
  quietly(() => localStorage.removeItem(KEY));
}
