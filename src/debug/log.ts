import type { Options } from '../agreed/options.ts';
import type { CodeName } from '../diagnosis/codes.ts';
import type { ClickRequest } from '../visit/click-api.ts';

/** What a decision rests on; it depends on the decision which of these there are. */
export type Facts = {
  readonly options?: Options;
  readonly click?: ClickRequest | undefined;
  /** In which the referral was found. */
  readonly address?: string;
  readonly clickId?: string;
  /** The referral token. */
  readonly ref?: string;
  /** Which attempt of the page it is, from 1. */
  readonly attempt?: number;
  /** HTTP status of an answer. */
  readonly status?: number | undefined;
  readonly isNewTab?: boolean;
  /** Name of an option, as the merchant writes it. */
  readonly option?: string;
  /** What hides where visitors come from, as it is written in the page or its headers. */
  readonly policy?: string;
  /** The consent manager that is looked for or followed; `any`: whichever there is. */
  readonly manager?: string;
  /** What the visitor has told it. */
  readonly said?: 'granted' | 'denied';
  /** Why something was not done. */
  readonly reason?: string;
  /** Where the click was sent that nobody has answered. */
  readonly api?: string;
  /** When the attempt failed that this explains (the `at` of its entry). */
  readonly failedAt?: number;
  /** When the page asked for the click ID, as `at`. */
  readonly askedAt?: number;
};

/** One decision of the visit. */
export type Entry = {
  readonly name: CodeName;
  /** Milliseconds since the navigation to this page began (`performance.now()`). */
  readonly at: number;
  readonly facts: Facts;
};

const entries: Entry[] = [];
const listeners = new Set<(entry: Entry) => void>();

/** Everything that has been decided on this page, the oldest first. */
export function readLog(): readonly Entry[] {
  return entries;
}

export function record(name: CodeName, facts: Facts = {}): void {
  const entry = { name, at: performance.now(), facts };
  entries.push(entry);
  for (const listener of [...listeners]) listener(entry);
}

/** Calls back with each later entry, until the returned function is called. */
export function onEntry(listener: (entry: Entry) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
