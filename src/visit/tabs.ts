import { uuidOf } from '../agreed/uuid-of.ts';
import { readClickId, readOffer, readVisitorToken, writeClick } from '../store/registered-click.ts';
import { keep, unlearn } from '../store/tab.ts';
import { currentLanding, type Landing, readLandings, writeLandings } from './landings.ts';
import { hasClick } from './park.ts';
import { trace } from './trace.ts';

/** How long a new tab waits for the others, in milliseconds; the newest of the clicks that come until then counts. */
export const TABS_ANSWER_WITHIN = 300;

/** What a tab that has landings and no click ID says in its place: its click waits for the API, or is forgotten. */
const UNDER_WAY = 'under way';

/** What it says when the visitor's click is to be forgotten. */
const FORGET = 'forget';

export type Tabs = {
  /** Asks the others what they have. */
  readonly ask: () => void;
  /** Tells the others what this tab has. Without a click ID that is a question. */
  readonly tell: () => void;
  /** Whether another tab has had a landing with this token. */
  readonly isKnown: (ref: string | undefined) => boolean;
  /** Has the others forget their click. */
  readonly forget: () => void;
  /** Hears nothing more. */
  readonly leave: () => void;
};

/**
 * Joins the site's open tabs, which hand their click to one that has none: a link with `target=_blank` opens a tab with
 * empty storage. It asks, and a tab that has a click answers with it, one that has had a landing with that. Nothing else is
 * ever sent: a message drops pages from Chromium's back/forward cache.
 */
export function joinTabs(mayTake: () => boolean, onReceived: () => void, onForget: () => void): Tabs {
  const channel = new BroadcastChannel('__selgeo');
  let takenAt = 0;
  let until = 0;
  /** The tokens of the landings that others have named. */
  const known = new Set<unknown>();
  let isAllKnown = false;

  /** Click ID, visitor token, landings, when the newest of them was, in milliseconds since 1970, and the offer. */
  const say = (clickId: string | null) => {
    until = Date.now() + TABS_ANSWER_WITHIN;
    const offer = readOffer();
    channel.postMessage([
      clickId,
      readVisitorToken(),
      readLandings(),
      currentLanding()?.at ?? 0,
      ...(offer ? [offer] : []),
    ]);
  };
  const tell = () => say(readClickId());

  channel.onmessage = ({ data }) => {
    // A frame may hear this before it is told what has been removed from the storage: nothing of that may come back.
    if (data === FORGET) {
      unlearn();
      onForget();
      return;
    }
    keep();
    // Page code may say anything here.
    const [clickId, visitorToken, landings, at, offer]: unknown[] = Array.isArray(data) ? data : [];
    const taken = uuidOf(clickId);
    if (!taken && clickId !== UNDER_WAY) {
      if (readClickId()) tell();
      else if (readLandings()[0]) say(UNDER_WAY);
      return;
    }
    const others: Landing[] = Array.isArray(landings) ? landings : [];
    for (const landing of others) known.add(landing?.ref);
    // A tab that does not say may know all.
    if (others !== landings) isAllKnown = true;
    if (!taken || !mayTake()) return;
    const registeredAt = typeof at === 'number' ? at : 0;
    // Of several answers the newest counts.
    const isNewer = takenAt > 0 && registeredAt > takenAt && Date.now() < until;
    if (hasClick() && !isNewer) return;
    takenAt = registeredAt || 1;
    writeClick({ clickId: taken, visitorToken, offer });
    // What this tab has had stays: a refused link, which is still in the address, must not count again.
    writeLandings([...others, ...readLandings()]);
    trace('taken-over', { clickId: taken });
    onReceived();
  };
  return {
    ask: () => say(null),
    tell,
    isKnown: (ref) => isAllKnown || known.has(ref),
    forget: () => channel.postMessage(FORGET),
    leave: () => channel.close(),
  };
}
