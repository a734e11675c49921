import type { FaultInput } from '../../../sandbox/attribution/app.ts';
import type { Draw } from './draw.ts';

/** A fault of the API that hits some requests for one referral, and is over then. */
export type Trouble = FaultInput & { readonly count: number };

/** Faults that cost an attempt, and no long pause. */
export const COSTLY: readonly FaultInput[] = [
  { kind: 'down' },
  { kind: 'drop' },
  { kind: 'status', status: 408 },
  { kind: 'status', status: 425 },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 403, body: 'html' },
  { kind: 'status', status: 404, body: 'empty' },
  { kind: 'invalid', variant: 'html' },
  { kind: 'invalid', variant: 'empty' },
  { kind: 'invalid', variant: 'not-a-uuid' },
  { kind: 'redirect', status: 302 },
  { kind: 'redirect', status: 307 },
  { kind: 'endless', bytes: 200_000 },
];

const FAULTS: readonly FaultInput[] = [...COSTLY, { kind: 'slow', ms: 300 }];

/** In half of all cases none. More than three hits take up all attempts of a page. */
export function drawTrouble(draw: Draw, mostHits = 3): Trouble | undefined {
  return draw.chance(0.5) ? { ...draw.pick(FAULTS), count: draw.number(1, mostHits) } : undefined;
}
