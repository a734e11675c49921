/** An event of a Chromium trace, as far as it matters here; times in microseconds. */
export type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** The time that the thread had the processor. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly message?: string } };
};

/** What must be traced: scripts and callbacks, and the jobs of promises, which run on their own. */
export const CATEGORIES = ['devtools.timeline', 'v8', 'v8.execute'];

/** What runs script. They lie within each other, and only the outermost counts. */
const SCRIPT = new Set([
  'EvaluateScript',
  'v8.compile',
  'v8.run',
  'FunctionCall',
  'v8.callFunction',
  'RunMicrotasks',
]);

export type Thread = Pick<TraceEvent, 'pid' | 'tid'>;

/** The thread that has evaluated the script whose address ends like this. */
export function threadOfScript(events: readonly TraceEvent[], path: string): Thread {
  const found = events.find(({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith(path));
  if (!found) throw new Error(`The trace does not show that ${path} has run`);
  return found;
}

/** The mark that `console.timeStamp(message)` leaves. */
export function markOf(events: readonly TraceEvent[], message: string): TraceEvent {
  const found = events.find(({ name, args }) => name === 'TimeStamp' && args?.data?.message === message);
  if (!found) throw new Error(`The trace has no mark "${message}"`);
  return found;
}

/**
 * Milliseconds of processor time that script has taken in a thread, from a moment of the trace on. A page of the bench
 * has one script: all of it is the candidate's.
 */
export function scriptTime(events: readonly TraceEvent[], { pid, tid }: Thread, from = 0): number {
  const ours = events
    .filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid && event.ts > from)
    .filter(({ name }) => SCRIPT.has(name))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let end = 0;
  let time = 0;
  for (const { ts, dur = 0, tdur = dur } of ours) {
    if (ts < end) continue;
    end = ts + dur;
    time += tdur;
  }
  return time / 1000;
}
