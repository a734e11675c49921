/** How a crowd walks about. */
export type Walk = {
  /** Pages of a visit on average, and milliseconds on each; 1 page: the visitor stays on it for good. */
  readonly pages: number;
  readonly stay: number;
};

/** How long a visitor stays on each page: as many pages as the dice say, as long as they say. */
export function staysOf({ pages, stay }: Walk, random: () => number): number[] {
  if (pages === 1) return [Number.POSITIVE_INFINITY];
  const stays = [exponential(stay, random)];
  while (random() < 1 - 1 / pages) stays.push(exponential(stay, random));
  return stays;
}

export const exponential = (mean: number, random: () => number) => -mean * Math.log(1 - random());
