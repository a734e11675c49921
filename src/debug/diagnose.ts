import { causeOf, type Probe } from './cause-of.ts';
import { type Entry, onEntry, readLog, record } from './log.ts';

const PATIENCE = 3_000;
const LOCAL = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;

/** Finds out why each attempt failed that nobody has answered, and records it. */
export function diagnoseFailures(apiOrigin: () => string | undefined): void {
  let isForbidden = false;
  // A policy that only reports blocks nothing.
  document.addEventListener('securitypolicyviolation', ({ disposition, blockedURI }) => {
    if (disposition !== 'report' && originOf(blockedURI) === originOf(apiOrigin())) isForbidden = true;
  });

  onEntry(async (entry) => {
    const origin = apiOrigin();
    if (entry.code !== 'unanswered' || !origin || typeof fetch !== 'function') return;
    const isOnline = navigator.onLine;
    const duration = entry.at - (sentAt(entry) ?? entry.at);
    // The report of a violation comes as a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const unasked = { isAnswered: false, duration: PATIENCE };
    const isClear = isForbidden || !isOnline;
    // One after the other: they would share a connection that is being opened.
    const again = isClear ? unasked : await probe(`${origin}/v1/clicks`);
    const front = isClear || again.isAnswered ? unasked : await probe(`${origin}/`);
    const isLocal = LOCAL.test(new URL(origin).hostname);
    const code = causeOf({ isForbidden, isOnline, duration, again, front, isLocal });
    record(code, { ...entry.facts, failedAt: entry.at });
  });
}

/** Whether anything answers at all; what, no page may read. */
async function probe(address: string): Promise<Probe> {
  const from = performance.now();
  const signal = AbortSignal.timeout?.(PATIENCE) ?? null;
  const isAnswered = await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal })
    .then(() => true)
    .catch(() => false);
  return { isAnswered, duration: performance.now() - from };
}

function sentAt({ facts }: Entry): number | undefined {
  const id = facts.click?.request_id;
  return [...readLog()].reverse().find(({ code, facts }) => code === 'sent' && facts.click?.request_id === id)
    ?.at;
}

/** Of a report; some of them hold a word, such as `inline`. */
function originOf(address: string | undefined): string | undefined {
  try {
    return new URL(address ?? '').origin;
  } catch {
    return undefined;
  }
}
