import type { CodeName } from '../diagnosis/codes.ts';
import { hasTimedOut } from '../diagnosis/has-timed-out.ts';

/** What is known about an attempt that nobody has answered. */
export type Failure = {
  /** Whether the page's policy has reported a request to the API. */
  readonly isForbidden: boolean;
  readonly isOnline: boolean;
  /** How long the attempt took, in milliseconds. */
  readonly duration: number;
  /** How a request to the same address ended that needs no permission of the server (`no-cors`), and how long it took. */
  readonly again: Probe;
  /** The same for the front page of the API. */
  readonly front: Pick<Probe, 'isAnswered'>;
  /** Whether the API is on the visitor's own machine. */
  readonly isLocal: boolean;
};

export type Probe = { readonly isAnswered: boolean; readonly duration: number };

/**
 * Below this, in milliseconds, a request has most likely not left the browser. Measured in Chromium 156 with an extension
 * (declarativeNetRequest), on a machine with two busy cores: the second request that was blocked failed after 1 to 4 ms,
 * the first one of a page that was still loading after up to 100. A refused connection, one that the server cuts and a
 * name that does not exist took 1 to 10 ms as well, all on that same machine. From another machine, a refusal takes a
 * round trip longer. Other browsers: not measured.
 */
const AT_ONCE = 10;

/**
 * Why an attempt had no answer. Browsers hide that from pages, so `blocked` and `api-out-of-reach` are the likelier of
 * two, and their texts name the other. Where the same address fails and the front page of the API answers, it is hardly the network; but many
 * front pages do not answer other sites (`Cross-Origin-Resource-Policy`), and then only the time is left to judge by.
 */
export function causeOf({ isForbidden, isOnline, duration, again, front, isLocal }: Failure): CodeName {
  if (isForbidden) return 'policy-forbids-request';
  if (!isOnline) return 'offline';
  if (hasTimedOut(duration)) return 'timed-out';
  // The API was reached: it has cut the connection, or not allowed the page to read its answer.
  if (again.isAnswered) return 'api-out-of-reach';
  if (front.isAnswered) return 'blocked';
  // On the own machine a refusal takes no longer, and a server that does not run is likelier.
  return again.duration < AT_ONCE && !isLocal ? 'blocked' : 'api-out-of-reach';
}
