import type { Code } from './codes.ts';

/** What is known about an attempt that nobody has answered. */
export type Failure = {
  /** Whether the page's policy has reported a request to the API. */
  readonly isForbidden: boolean;
  readonly isOnline: boolean;
  /** HTTP status that the browser tells of the attempt; not told in WebKit, and 0 where the page may not know. */
  readonly status: number | undefined;
  /** How long the attempt took, in milliseconds. */
  readonly duration: number;
  /** How a request to the same address ended that needs no permission of the server (`no-cors`), and how long it took. */
  readonly again: Probe;
  /** The same for the front page of the API. */
  readonly front: Probe;
  /** Whether the API is on the visitor's own machine. */
  readonly isLocal: boolean;
};

export type Probe = { readonly isAnswered: boolean; readonly duration: number };

/** Of `src/click-api.ts`, less what a timer may be early. */
const TIMEOUT = 9_900;

/**
 * No request that an extension blocked took longer, and hardly one over a network fails sooner. Measured in Chromium 156
 * with declarativeNetRequest, on a machine with two busy cores: blocked requests failed after 1 to 12 ms; a refused
 * connection, one cut by the server and a name that does not exist after 1 to 15 ms, all on the same machine, where
 * nothing tells them apart. Between machines a refusal takes a round trip; a second look at a missing name does not.
 */
const AT_ONCE = 20;

/**
 * Why an attempt had no answer. Browsers hide that from pages, so SG72 and SG73 are the likelier of two, and their texts
 * name the other: only where the same address fails and the front page of the API answers is it hardly the network.
 */
export function causeOf({ isForbidden, isOnline, status, duration, again, front, isLocal }: Failure): Code {
  if (isForbidden) return 'SG70';
  if (!isOnline) return 'SG71';
  if (duration >= TIMEOUT) return 'SG74';
  // There was an answer, and it is no JSON.
  if (status) return 'SG27';
  // The API was reached: it has cut the connection, or not allowed the page to read its answer.
  if (again.isAnswered) return 'SG73';
  if (front.isAnswered) return 'SG72';
  const isAtOnce = Math.max(duration, again.duration, front.duration) < AT_ONCE;
  return isAtOnce && !isLocal ? 'SG72' : 'SG73';
}
