import { ATTEMPTS, TIME_LIMIT } from '../../src/agreed/attempts.ts';
import { backOff } from '../../src/agreed/back-off.ts';

/** Milliseconds until a request is answered, or turned away. */
export const ROUND_TRIP = 150;

/** How the API is while it is down. */
export type Outage = {
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  /** `refuses`: turns every request away. `hangs`: takes it and says nothing, until the restart cuts all connections. */
  readonly kind: 'refuses' | 'hangs';
};

export type Visitor = {
  /** When the visitor arrives, in milliseconds. */
  readonly arrival: number;
  /** How long each page of the visit is looked at, in milliseconds; the last one may be without end. */
  readonly stays: readonly number[];
};

export type Story = {
  /** When each request was sent. */
  readonly attempts: readonly number[];
  /** Whether the API has stored the click. */
  readonly isStored: boolean;
};

/** One request for a click, and where in the visit it is made; pages and attempts count from 1. */
export type Request = { readonly at: number; readonly page: number; readonly attempt: number };

/** What has become of a request that has failed. */
export type Failure = {
  /** When the page learns of it. */
  readonly at: number;
  /** Milliseconds that the API has asked to wait. */
  readonly retryAfter: number;
};

/**
 * The requests of one referred visitor, as long as they fail: every page makes up to four attempts with the real back-off
 * between them, on top of what the API has asked for, and the next page of the tab starts anew.
 *
 * @param random Decides the part of each pause, from 0 up to 1, as `Math.random()` does in the page.
 */
export function* requestsOf(
  { arrival, stays }: Visitor,
  random: () => number,
): Generator<Request, void, Failure> {
  let opened = arrival;
  for (const [index, stay] of stays.entries()) {
    const left = opened + stay;
    let at = opened;
    for (let failures = 1; failures <= ATTEMPTS && at < left; failures++) {
      const failure = yield { at, page: index + 1, attempt: failures };
      at = failure.at + failure.retryAfter + backOff(failures, random(), failure.retryAfter);
    }
    opened = left;
  }
}

/** Plays the delivery of one referred visitor through an outage. */
export function deliver(visitor: Visitor, outage: Outage, random: () => number): Story {
  const attempts: number[] = [];
  const requests = requestsOf(visitor, random);
  let next = requests.next();
  while (!next.done) {
    const { at } = next.value;
    attempts.push(at);
    if (at < outage.from || at >= outage.to) return { attempts, isStored: true };
    next = requests.next({ at: failedAt(at, outage), retryAfter: 0 });
  }
  return { attempts, isStored: false };
}

/** When the page learns that a request has failed. */
function failedAt(sent: number, { to, kind }: Outage): number {
  return kind === 'refuses'
    ? sent + ROUND_TRIP
    : Math.min(sent + TIME_LIMIT, Math.max(to, sent + ROUND_TRIP));
}
