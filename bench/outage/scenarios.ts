import { type Course, type Crowd, simulate } from './simulate.ts';
import type { Outage } from './visitor.ts';

const MINUTE = 60_000;

/** The outage: minutes 5 to 15 of half an hour. */
export const FROM = 5 * MINUTE;
export const TO = 15 * MINUTE;
export const PER_HOUR = 1_000_000;

const VISITS = [
  { name: 'stays on one page', pages: 1, stay: 0 },
  { name: 'goes on: 3 pages on average, 45 s each', pages: 3, stay: 45_000 },
  { name: 'goes on: 8 pages on average, 45 s each', pages: 8, stay: 45_000 },
];
const KINDS: readonly Outage['kind'][] = ['refuses', 'hangs'];

export type Scenario = Course &
  Pick<Crowd, 'jitter'> & { readonly kind: Outage['kind']; readonly visit: string };

/** Plays every kind of outage with every kind of visit, with and without jitter; always the same for the same seed. */
export function playScenarios(perHour = PER_HOUR, seed = 6): Scenario[] {
  return KINDS.flatMap((kind) =>
    VISITS.flatMap(({ name, pages, stay }) =>
      [true, false].map((jitter) => ({
        kind,
        visit: name,
        jitter,
        ...simulate({
          perHour,
          duration: 30 * MINUTE,
          outage: { from: FROM, to: TO, kind },
          pages,
          stay,
          jitter,
          seed,
        }),
      })),
    ),
  );
}
