import { mulberry32 } from '../../../tools/mulberry32.ts';

/** Random choices that are the same for the same seed. */
export type Draw = {
  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
};

export function drawing(seed: number): Draw {
  const random = mulberry32(seed);
  const number = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return {
    number,
    pick: <T>(list: readonly T[]) => list[number(0, list.length - 1)] as T,
    chance: (probability) => random() < probability,
  };
}
