import type { CodeName } from '../diagnosis/codes.ts';
import { explain } from '../diagnosis/explain.ts';
import type { Facts } from './facts.ts';

/** `warn`: worth a look, and no reason to fail a build. `skip`: could not be judged. */
export type State = 'pass' | 'fail' | 'warn' | 'skip';

export type Verdict = {
  readonly state: State;
  /** By which the table of codes knows it; also where all is well, if there is one for that. */
  readonly name: CodeName | null;
  /** What was seen, in one sentence or more. */
  readonly detail: string;
  /** What to do about it; `null` when there is nothing to do. */
  readonly advice: string | null;
  /** Whether it leaves nothing that could be judged after it. A failure always does. */
  readonly isLast?: boolean;
};

/** One link of the chain from the page to what carries the click ID. */
export type Question = {
  readonly id: string;
  readonly title: string;
  readonly judge: (facts: Facts) => Verdict;
};

export const pass = (detail: string, name: CodeName | null = null): Verdict => ({
  state: 'pass',
  name,
  detail,
  advice: null,
});

export const skip = (detail: string): Verdict => ({ state: 'skip', name: null, detail, advice: null });

/** The general meaning comes first; `seen` adds what the page has shown, `advice` replaces the general one. */
const trouble =
  (state: 'fail' | 'warn') =>
  (name: CodeName, seen = '', advice = explain(name).advice): Verdict => ({
    state,
    name,
    detail: [explain(name).meaning, seen].filter(Boolean).join(' '),
    advice,
  });

export const fail = trouble('fail');
export const warn = trouble('warn');
