import type { Options } from '../agreed/options.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { quietly } from '../browser/quietly.ts';
import { eraseCookie, readCookie, writeCookie } from './cookie.ts';
import { jsonOf, parsed } from './tab.ts';

/** In `localStorage`: a `KeptClick` as JSON. */
const KEY = '__selgeo_kept';

/** The newest click of all tabs, as the longer storage keeps it. Nothing in it is trusted but the click ID. */
export type KeptClick = {
  readonly clickId: string;
  readonly visitorToken?: unknown;
  readonly offer?: unknown;
  /** When it ends, in milliseconds since 1970. */
  readonly until?: unknown;
};

type Keeping = Pick<Options, 'storage' | 'cookieDomain' | 'days'>;

/** What is kept beyond the tab, unless its time is over. */
export function readKept({ storage }: Keeping): KeptClick | undefined {
  let kept: KeptClick | undefined;
  quietly(() => {
    const found =
      storage === 'local'
        ? (parsed(localStorage.getItem(KEY)) as KeptClick | undefined)
        : storage && { clickId: readCookie() };
    const clickId = uuidOf(found?.clickId);
    if (!clickId) return;
    // A cookie ends by itself.
    if (storage === 'local' && !(((found as KeptClick).until as number) > Date.now()))
      localStorage.removeItem(KEY);
    else kept = { ...found, clickId };
  });
  return kept;
}

/**
 * Keeps a click beyond the tab, where the tag asks for that. Gives whether it is kept: where the browser takes nothing,
 * the tab alone has it.
 *
 * @param days What the API has said of the window, if anything: it wins.
 */
export function writeKept(
  click: KeptClick,
  { storage, cookieDomain, days }: Keeping,
  said?: number,
): boolean {
  const window = said ?? days;
  let isKept = false;
  quietly(() => {
    if (storage === 'cookie') isKept = writeCookie(click.clickId, cookieDomain, window);
    if (storage !== 'local') return;
    // Full, it keeps what it had: an older click, which must not come back.
    localStorage.removeItem(KEY);
    localStorage.setItem(KEY, jsonOf({ ...click, until: Date.now() + window * 86_400_000 }));
    isKept = true;
  });
  return isKept;
}

/** Empties what is kept beyond the tab, wherever an earlier tag may have kept it. */
export function eraseKept(): void {
  quietly(eraseCookie);
  quietly(() => localStorage.removeItem(KEY));
}
