import type { Code } from './codes.ts';

/** One decision of the visit. */
export type Entry = {
  readonly code: Code;
  /** Milliseconds since the navigation to this page began (`performance.now()`). */
  readonly at: number;
  /** What the decision rests on; its shape belongs to the code. */
  readonly facts: unknown;
};

const entries: Entry[] = [];
const listeners = new Set<(entry: Entry) => void>();

/** Everything that has been decided on this page, the oldest first. */
export function readLog(): readonly Entry[] {
  return entries;
}

export function record(code: Code, facts?: unknown): void {
  const entry = { code, at: performance.now(), facts };
  entries.push(entry);
  for (const listener of listeners) listener(entry);
}

/** Calls back with each later entry, until the returned function is called. */
export function onEntry(listener: (entry: Entry) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
