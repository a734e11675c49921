import { mulberry32 } from '../../tools/mulberry32.ts';

/** What happens to one visit: how the API fails, and what the visitor does. */
export type Plan = {
  readonly fault: { readonly kind: string } & Record<string, unknown>;
  /** How many requests of this visit the fault hits; the fourth attempt always gets through. */
  readonly hits: number;
  readonly behaviour: (typeof BEHAVIOURS)[number];
  /** Milliseconds that the visitor spends on the landing page before doing anything else. */
  readonly patience: number;
};

const FAULTS = [
  { kind: 'down' },
  { kind: 'drop' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429, retry_after: 1 },
  { kind: 'slow', ms: 10_000 },
] as const;

const BEHAVIOURS = ['stays', 'goes on', 'reloads', 'goes on and comes back', 'closes the tab'] as const;

/** The plan of the visit with this number: always the same for the same seed. */
export function planVisit(seed: number, visit: number): Plan {
  const random = mulberry32(seed + visit * 7919);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const fault = pick(FAULTS);
  return {
    fault,
    // Ten seconds of delay more than once would only make the soak longer.
    hits: fault.kind === 'slow' ? 1 : 1 + Math.floor(random() * 3),
    behaviour: pick(BEHAVIOURS),
    patience: Math.floor(random() * 300),
  };
}
