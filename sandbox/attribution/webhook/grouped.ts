import type { Fact } from './facts.ts';

/** The events about one object, in Stripe's order. */
export type Group<F extends Fact> = readonly [F, ...F[]];

type Named = Extract<Fact, { readonly what: { readonly id: string } }>;

/** Neither the order of arrival nor repetitions make a difference to it. */
export function grouped<F extends Named>(facts: readonly F[]): Group<F>[] {
  const inOrder = [...facts].sort(
    (one, other) => one.created - other.created || (one.eventId < other.eventId ? -1 : 1),
  );
  const groups = new Map<string, [F, ...F[]]>();
  for (const fact of inOrder) {
    const group = groups.get(fact.what.id);
    if (group) group.push(fact);
    else groups.set(fact.what.id, [fact]);
  }
  return [...groups.values()];
}

export const last = <F extends Fact>(group: Group<F>): F => group.at(-1) ?? group[0];
