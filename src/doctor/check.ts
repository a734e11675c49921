import { CODES, type Code, type Explanation } from '../diagnosis/codes.ts';
import type { Facts } from './facts.ts';

/** `warn`: worth a look, and no reason to fail a build. `skip`: could not be judged. */
export type State = 'pass' | 'fail' | 'warn' | 'skip';

export type Verdict = {
  readonly state: State;
  readonly code: Code | null;
  /** What was seen, in one sentence or more. */
  readonly detail: string;
  /** What to do about it; `null` when there is nothing to do. */
  readonly mend: string | null;
};

/** One link of the chain from the page to what carries the click ID. */
export type Question = {
  readonly id: string;
  readonly title: string;
  readonly judge: (facts: Facts) => Verdict;
};

export const pass = (detail: string, code: Code | null = null): Verdict => ({
  state: 'pass',
  code,
  detail,
  mend: null,
});

export const skip = (detail: string): Verdict => ({ state: 'skip', code: null, detail, mend: null });

/** The meaning of the code comes first; `seen` adds what the page has shown, `mend` replaces the general advice. */
const trouble =
  (state: 'fail' | 'warn') =>
  (code: Code, seen = '', mend = adviceOf(code)): Verdict => ({
    state,
    code,
    detail: [CODES[code].meaning, seen].filter(Boolean).join(' '),
    mend,
  });

export const fail = trouble('fail');
export const warn = trouble('warn');

function adviceOf(code: Code): string | null {
  const { advice }: Explanation = CODES[code];
  return advice ?? null;
}
