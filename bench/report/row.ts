/** One measure of all candidates. Less is better in every row. */
export type Row = {
  readonly label: string;
  readonly unit: 'B' | 'ms' | 'kB' | '';
  /** In the order of the columns; a text says why there is no number. */
  readonly values: readonly (number | string)[];
};

/** Digits after the point: times and heaps are not whole. */
const DIGITS = { B: 0, ms: 2, kB: 1, '': 0 };

/** A number as it is shown; what looks equal counts as equal. */
export function shown({ unit }: Row, value: number): string {
  const digits = DIGITS[unit];
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // Minus nothing.
  return `${/[1-9]/.test(text) ? text : text.replace('-', '')}${unit && ` ${unit}`}`;
}

/** A number as precise as it is shown. */
export function rounded({ unit }: Row, value: number): number {
  const factor = 10 ** DIGITS[unit];
  return Math.round(value * factor) / factor || 0;
}
