import type { Clause, Verdict } from './clause.ts';
import { limiting } from './clauses/limiting.ts';
import { promising } from './clauses/promising.ts';
import { reading } from './clauses/reading.ts';
import { refusing } from './clauses/refusing.ts';
import { registering } from './clauses/registering.ts';
import { gather, type Means } from './evidence.ts';
import type { Target } from './target.ts';

export type Result = Pick<Clause, 'code' | 'promise'> & Verdict;

/** The contract by which pages and servers call the API, in the order of its report; shapes are in `openapi.json`. */
export const clauses: readonly Clause[] = [
  ...registering,
  ...promising,
  ...reading,
  ...refusing,
  ...limiting,
];

/** Judges an API by every clause; `stopped` says why none of them could be judged. */
export async function verify(
  target: Target,
  means: Means,
): Promise<readonly Result[] | { readonly stopped: string }> {
  const evidence = await gather(target, means);
  if ('stopped' in evidence) return evidence;
  return clauses.map(({ code, promise, judge }) => ({ code, promise, ...judge(evidence) }));
}
