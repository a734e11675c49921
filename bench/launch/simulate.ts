import { createRateLimit } from '../../sandbox/attribution/rate-limit.ts';
import { mulberry32 } from '../../tools/mulberry32.ts';
import { type Request, ROUND_TRIP, requestsOf } from '../outage/visitor.ts';
import { exponential, staysOf, type Walk } from '../outage/visits.ts';

/** Milliseconds within which the order of requests does not matter. */
const TICK = 10;
const MINUTE = 60_000;

export type Launch = Walk & {
  /** Requests a minute that the API takes for one key. */
  readonly limit: number;
  /** Referred visitors a minute, as a multiple of the limit. */
  readonly times: number;
  /** Minutes during which they arrive. Then nobody new does. */
  readonly minutes: number;
  /** Whether pages may read `Retry-After`. */
  readonly saysWhen: boolean;
  /** Whether the pause after `Retry-After` grows with it, as it does since 0.2.0. */
  readonly spreads: boolean;
  readonly seed: number;
};

export type Day = {
  /** Referred visitors. */
  readonly clicks: number;
  /** The request with which each click was stored, of those that were. */
  readonly stored: readonly Request[];
  readonly requests: number;
  /** The most requests in one second. */
  readonly busiest: number;
};

/**
 * Sends the visitors of a launch to an API that takes so many requests a minute, by the sandbox's own limit, and answers the
 * others with 429 and `Retry-After`.
 */
export function simulateLaunch(launch: Launch): Day {
  const random = mulberry32(launch.seed);
  const queue = createQueue();
  let clicks = 0;
  const gap = MINUTE / (launch.times * launch.limit);
  for (let at = exponential(gap, random); at < launch.minutes * MINUTE; at += exponential(gap, random)) {
    const visit = requestsOf({ arrival: at, stays: staysOf(launch, random) }, random);
    clicks++;
    queue.add(at, visit);
  }

  let now = 0;
  const secondsToWait = createRateLimit(launch.limit, () => now);
  const stored: Request[] = [];
  const perSecond: number[] = [];
  queue.run((visit, request) => {
    now = request.at;
    const second = Math.floor(now / 1000);
    perSecond[second] = (perSecond[second] ?? 0) + 1;
    const wait = secondsToWait('pk');
    if (!wait) {
      stored.push(request);
      return;
    }
    const at = now + ROUND_TRIP;
    const asked = launch.saysWhen ? wait * 1000 : 0;
    const next = visit.next(launch.spreads ? { at, retryAfter: asked } : { at: at + asked, retryAfter: 0 });
    if (!next.done) queue.add(next.value.at, visit, next.value);
  });
  const counts = Object.values(perSecond);
  return {
    clicks,
    stored,
    requests: counts.reduce((sum, count) => sum + count, 0),
    busiest: Math.max(...counts),
  };
}

type Visit = ReturnType<typeof requestsOf>;

/** Plays what was added in the order of its time, which may grow while it plays. */
function createQueue() {
  const ticks: { visit: Visit; request: Request | undefined }[][] = [];
  return {
    /** Without a request: its first one. */
    add(at: number, visit: Visit, request?: Request) {
      const tick = Math.floor(at / TICK);
      ticks[tick] ??= [];
      ticks[tick].push({ visit, request });
    },
    run(play: (visit: Visit, request: Request) => void) {
      for (let tick = 0; tick < ticks.length; tick++) {
        for (const { visit, request = visit.next().value } of ticks[tick] ?? [])
          if (request) play(visit, request);
        delete ticks[tick];
      }
    },
  };
}
