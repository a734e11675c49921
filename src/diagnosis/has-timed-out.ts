import { TIME_LIMIT } from '../agreed/attempts.ts';

/** Milliseconds by which a duration may be too short: timers ring early, and clocks are coarse or far from the request. */
const TOLERANCE = 500;

/** Whether an attempt without an answer has taken all the time that the snippet gives it, in milliseconds. */
export function hasTimedOut(duration: number): boolean {
  return duration >= TIME_LIMIT - TOLERANCE;
}
