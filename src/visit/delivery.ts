import { ATTEMPTS } from '../agreed/attempts.ts';
import { backOff } from '../agreed/back-off.ts';
import { filtered } from '../agreed/filtered.ts';
import { isNotNow } from '../agreed/is-not-now.ts';
import type { Options } from '../agreed/options.ts';
import { retryAfter } from '../agreed/retry-after.ts';
import { quietly } from '../browser/quietly.ts';
import { readClickId } from '../store/registered-click.ts';
import { keep } from '../store/tab.ts';
import { type ClickAnswer, postClick } from './click-api.ts';
import type { Decision } from './decisions.ts';
import { putInForce } from './in-force.ts';
import { readLandings, writeLandings } from './landings.ts';
import { type ParkedClick, readParked, writeParked } from './park.ts';
import { trace } from './trace.ts';

/** Requests for one click on one page, whatever happens. */
const MOST = 12;

/** Why there is no click ID when a delivery is over, in case there is none. */
export type Outcome = 'none' | 'rejected' | 'unreachable';

/** What this page has done for one click. */
type Series = {
  /** The token of its click: a page that makes every click new does not make more requests by that. */
  readonly ref: string;
  /** Requests so far. */
  requests: number;
  /** Milliseconds that the API has asked to wait with the next one. */
  asked: number;
  /** While it runs: settles when the click is registered or refused, or the attempts are used up. */
  end?: Promise<void> | undefined;
};

export type Delivery = {
  /** Sends what is parked: an occasion. Where a series of attempts runs already, it changes nothing. */
  readonly send: () => void;
  /** Ends the pauses between attempts, save those that the API has asked for. */
  readonly wake: () => void;
  /** Settles when there is a click ID, when nothing is under way any more, or when the attempts are used up. */
  readonly outcome: () => Promise<Outcome>;
  /** Resolves after some milliseconds, or when it is woken. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

/**
 * Makes the delivery of a page. Each parked click has a series of attempts of its own, so that one that cannot be
 * delivered does not hold up the next; with `data-attribution="first"` one follows the other, because the first that the
 * API accepts counts.
 */
export function createDelivery(options: Options, onRegistered: () => void): Delivery {
  /** The newest first. */
  const all: Series[] = [];
  const sleepers: (() => void)[] = [];
  let byXhr = false;
  let isRejected = false;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      sleepers.push(resolve);
      setTimeout(resolve, milliseconds);
    });

  function send() {
    for (const click of readParked().slice(0, options.keepFirst ? 1 : undefined)) {
      const { ref } = click;
      const earlier = filtered(all, (series) => series.ref === ref)[0];
      const series: Series = earlier ?? { ref, requests: 0, asked: 0 };
      if (!earlier) all.unshift(series);
      if (series.end || series.requests >= MOST) continue;
      series.end = deliver(click, series)
        // The page has replaced what this builds on.
        .catch(() => {})
        .then(() => {
          series.end = undefined;
          // The next one, if it has waited for this.
          if (!find(click)) send();
        });
    }
  }

  /** One series of attempts. */
  async function deliver(click: ParkedClick, series: Series): Promise<void> {
    for (let failures = 0; failures < ATTEMPTS; failures++) {
      const { asked } = series;
      if (asked) await new Promise((resolve) => setTimeout(resolve, asked));
      // Never without a pause: many pages have the same occasion. The page around a frame most likely sends the same click.
      if (series.requests || window.frameElement) await pause(backOff(failures || 1, Math.random(), asked));
      if (!find(click) || series.requests >= MOST) break;
      series.requests++;
      trace('sent', { click, attempt: series.requests });
      const answer = await postClick(click, options, byXhr);
      // While this page was frozen in the back/forward cache, another one may have delivered the click.
      if (!find(click) || isSettled(click, answer)) return;
      // A page may have wrapped the one so that it cannot work. The other one follows redirects, and sends cookies to its own site.
      if (!answer.status) byXhr = !byXhr && !isNativeFetch();
      series.asked = 1000 * retryAfter(answer.retryAfter, Date.now());
      // No timer holds that: nothing more on this page.
      if (series.asked >= 2 ** 31) {
        series.requests = MOST;
        break;
      }
    }
    trace('attempts-used-up', { click });
  }

  /** Makes of an answer what it is worth. Gives whether the click is over. */
  function isSettled(click: ParkedClick, answer: ClickAnswer): boolean {
    const { clickId, isRefused, status } = answer;
    if (!clickId && !isRefused) {
      trace(reasonOf(status), { click, status });
      return false;
    }
    const others: ParkedClick[] = [];
    let current: ParkedClick | undefined;
    for (const other of readParked()) {
      if (other.request_id === click.request_id) current = other;
      // With `first`, nothing else counts any more. Else those before it are older, and must not overwrite it.
      else if (isRefused) others.push(other);
      else if (!options.keepFirst) others.push(current ? other : { ...other, isLate: true });
    }
    if (isRefused) {
      isRejected = true;
      const landings = readLandings();
      for (const landing of landings) if (landing.ref === click.ref) landing.isRefused = true;
      writeLandings(landings);
      trace(status === 401 ? 'key-unknown' : 'refused', { click, status });
    }
    writeParked(others);
    if (current?.isLate) trace('registered-late', { click });
    else if (clickId) {
      putInForce(options, { ...answer, clickId });
      trace('registered', { click, clickId });
      onRegistered();
    }
    return true;
  }

  /** Waits for the newest click, and where that brings no click ID, for those before it. */
  async function outcome(): Promise<Outcome> {
    const before = [...all];
    for (const series of before) {
      // It goes on with a later click of its token.
      while (series.end) await series.end;
      if (readClickId()) return 'none';
    }
    if (before.length < all.length) return outcome();
    if (readParked().length) return 'unreachable';
    return isRejected ? 'rejected' : 'none';
  }

  const wake = () => {
    for (const resolve of sleepers.splice(0)) resolve();
  };

  return { send, wake, outcome, pause };
}

/** Whether `fetch` is the browser's own; one that is bound has another name. */
const isNativeFetch = () =>
  quietly(() => /^function fetch\(\) \{\s+\[native code\]\s+\}$/.test(String(window.fetch)));

/** A parked click as it is now, also where the page has emptied the storage meanwhile. */
const find = (click: ParkedClick) => {
  keep();
  return filtered(readParked(), ({ request_id }) => request_id === click.request_id)[0];
};

/** What an answer was that settles nothing. */
function reasonOf(status = 0): Decision {
  if (!status) return 'unanswered';
  if (isNotNow(status)) return 'not-now';
  return status < 400 ? 'answer-without-id' : 'not-the-api';
}
