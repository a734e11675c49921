import { clicksAddress } from '../agreed/clicks-address.ts';
import { causeOf, type Probe } from './cause-of.ts';
import { type Entry, onEntry, readLog, record } from './log.ts';

/** Milliseconds that a request of our own may take. */
const PROBE_LIMIT = 3_000;
const LOCAL = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;

/** Finds out why each attempt failed that nobody has answered, and records it. */
export function diagnoseFailures(apiBase: () => string | undefined): void {
  let isForbidden = false;
  const clicks = () => parsed(apiBase());
  // A policy that only reports blocks nothing.
  document.addEventListener('securitypolicyviolation', ({ disposition, blockedURI }) => {
    const address = clicks();
    if (!address || disposition === 'report') return;
    if (blockedURI === address.href || blockedURI === address.origin) isForbidden = true;
  });

  onEntry(async (entry) => {
    const address = clicks();
    if (entry.name !== 'unanswered' || !address || typeof fetch !== 'function') return;
    const isOnline = navigator.onLine;
    const duration = entry.at - (sentAt(entry) ?? entry.at);
    // The report of a violation comes as a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const unasked = { isAnswered: false, duration: PROBE_LIMIT };
    const isClear = isForbidden || !isOnline;
    // One after the other: they would share a connection that is being opened.
    const again = isClear ? unasked : await probe(address.href);
    const front = isClear || again.isAnswered ? unasked : await probe(`${address.origin}/`);
    const isLocal = LOCAL.test(address.hostname);
    const name = causeOf({ isForbidden, isOnline, duration, again, front, isLocal });
    record(name, { ...entry.facts, failedAt: entry.at, api: address.href });
  });
}

/** Whether anything answers at all; what, no page may read. */
async function probe(address: string): Promise<Probe> {
  const from = performance.now();
  const signal = AbortSignal.timeout?.(PROBE_LIMIT) ?? null;
  const isAnswered = await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal })
    .then(() => true)
    .catch(() => false);
  return { isAnswered, duration: performance.now() - from };
}

function sentAt({ facts }: Entry): number | undefined {
  const id = facts.click?.request_id;
  return [...readLog()].reverse().find(({ name, facts }) => name === 'sent' && facts.click?.request_id === id)
    ?.at;
}

/** Where clicks go, as browsers write it; `undefined` for what only looks like an address: `https://a:b`. */
function parsed(apiBase: string | undefined): URL | undefined {
  try {
    return apiBase === undefined ? undefined : new URL(clicksAddress(apiBase, () => location.origin));
  } catch {
    return undefined;
  }
}
