import type { Followed } from '../agreed/followed.ts';
import { listen } from '../browser/listen.ts';
import { outsideZone } from '../browser/outside-zone.ts';
import { quietly } from '../browser/quietly.ts';
import type { Reader, Tell } from './reader.ts';
import { type ManagerName, READERS } from './readers.ts';

export type FollowOptions = {
  /**
   * The consent manager to follow. Default: the manager that is on the page. With an unknown name, no manager is
   * followed.
   */
  readonly manager?: ManagerName | undefined;
  /**
   * What the visitor has to agree to: the manager's own ID of a group, purpose or service. Separate several IDs by
   * commas or blanks: the visitor has to agree to all of them. Default: the manager's category for marketing. Klaro,
   * CookieConsent and tarteaucitron have no default, because every site names its own categories. Without a category,
   * nothing counts there.
   */
  readonly category?: string | undefined;
};

/** A visitor answers by a click. */
const OCCASIONS = 'DOMContentLoaded pageshow click';

/** Follows the consent manager of this page, as `followConsent` says. */
export function follow({ manager, category }: FollowOptions): void {
  const names = (Object.keys(READERS) as ManagerName[]).filter((name) => !manager || name === manager);
  // No `Set`, which a page may have of its own.
  const joined: Partial<Record<ManagerName, boolean>> = {};
  const followed: Followed = { wanted: manager ?? null, found: null, said: null };

  outsideZone(() => {
    note();
    look();
    listen(OCCASIONS, lookSoon);
    for (const name of names) listen((READERS[name] as Reader).signals ?? '', lookSoon);
    // Managers come with scripts, and of what loads, the window is not told: https://dom.spec.whatwg.org/#get-the-parent
    document.addEventListener('load', lookSoon, true);
  });

  /** Not before all of the page's code has run that goes with it. Some managers note an answer a little later. */
  function lookSoon(): void {
    setTimeout(look);
    setTimeout(look, 1000);
  }

  function look(): void {
    const page = window as unknown as Record<string, unknown>;
    const managerOf = (name: ManagerName) => page[READERS[name].inWindow];
    // An element of that ID is none: Klaro itself looks for one that is called as it is.
    const name = names.find((name) => managerOf(name) && !(managerOf(name) instanceof Node));
    if (!name) return;
    const reader: Reader = READERS[name];
    const manager = managerOf(name);
    const tell: Tell = (answerTo) =>
      quietly(() => {
        const answers = (category ?? reader.usual)?.match(/[^\s,]+/g)?.map(answerTo);
        const said = answers?.includes(false) ? 'denied' : answers?.every(Boolean) && 'granted';
        // Another manager may have come since, which goes before.
        if (!said || followed.found !== name || followed.said === said) return;
        window.__selgeo?.setConsent(said);
        // A snippet that comes later finds it here.
        followed.said = said;
        note();
      });
    if (followed.found !== name) {
      followed.found = name;
      note();
    }
    quietly(() => {
      if (!joined[name]) reader.joinIn?.(manager, tell, lookSoon, page);
      joined[name] = true;
    });
    quietly(() => reader.readNow?.(manager, tell, page));
  }

  /** For the snippet and its debug mode, which may come later or not at all. */
  function note(): void {
    window.__selgeo_consent = followed;
    // A page may have an `Event` of its own.
    quietly(() => dispatchEvent(new Event('selgeo:consent')));
  }
}
