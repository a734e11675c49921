import { TICK } from './simulate.ts';

/** The most requests a second in any stretch of so many milliseconds, a multiple of `TICK`, that starts at a multiple of it. */
export function busiest(counts: readonly number[], stretch: number): number {
  return Math.max(...perStretch(counts, stretch));
}

/** Requests a second in each stretch of so many milliseconds. */
export function perStretch(counts: readonly number[], stretch: number): number[] {
  const ticks = stretch / TICK;
  return Array.from({ length: Math.ceil(counts.length / ticks) }, (_, index) => {
    const part = counts.slice(index * ticks, (index + 1) * ticks);
    return (part.reduce((sum, count) => sum + count, 0) * 1000) / stretch;
  });
}
