import { mulberry32 } from '../../tools/mulberry32.ts';
import { deliver, type Outage } from './visitor.ts';
import { exponential, staysOf } from './visits.ts';

/** Milliseconds of one count. */
export const TICK = 100;

export type Crowd = {
  /** Referred visitors in an hour. */
  readonly perHour: number;
  /** Milliseconds during which they arrive. */
  readonly duration: number;
  readonly outage: Outage;
  /** Pages of a visit on average, and milliseconds on each; 1 page: the visitor stays on it for good. */
  readonly pages: number;
  readonly stay: number;
  /** Without it, everybody waits for the longest time that the back-off may choose. */
  readonly jitter: boolean;
  readonly seed: number;
};

export type Course = {
  /** Requests in each tenth of a second since the beginning. */
  readonly counts: readonly number[];
  /** Visitors whose first attempt has failed. */
  readonly hit: number;
  /** Of these, whose click the API has in the end. */
  readonly recovered: number;
};

/** Sends a crowd whose members arrive independently of each other (a Poisson process) through an outage. */
export function simulate(crowd: Crowd): Course {
  const { perHour, duration, outage, jitter, seed } = crowd;
  const random = mulberry32(seed);
  const meanGap = 3_600_000 / perHour;
  const counts = new Array<number>(Math.ceil(duration / TICK)).fill(0);
  let hit = 0;
  let recovered = 0;
  for (
    let arrival = exponential(meanGap, random);
    arrival < duration;
    arrival += exponential(meanGap, random)
  ) {
    const stays = staysOf(crowd, random);
    const { attempts, isStored } = deliver({ arrival, stays }, outage, jitter ? random : () => 1);
    for (const at of attempts) {
      const tick = Math.floor(at / TICK);
      if (tick < counts.length) counts[tick] = (counts[tick] ?? 0) + 1;
    }
    const isHit = attempts.length > 1 || !isStored;
    hit += Number(isHit);
    recovered += Number(isHit && isStored);
  }
  return { counts, hit, recovered };
}
