import { CODES, type Code, type Explanation } from './codes.ts';

/** A code with what belongs to it, as `inspect()` gives it: plain data. */
export type Explained = {
  readonly code: Code;
  readonly meaning: string;
  /** What the merchant should do about it; `null` where all is well. */
  readonly advice: string | null;
};

export function explain(code: Code): Explained {
  const { meaning, advice }: Explanation = CODES[code];
  return { code, meaning, advice: advice ?? null };
}
