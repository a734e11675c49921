/** Whole days from 1 to 400, which is as long as browsers keep a cookie; `undefined` for anything else. */
export function daysOf(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= 400
    ? (value as number)
    : undefined;
}
