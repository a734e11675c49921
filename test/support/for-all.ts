import fc from 'fast-check';

/** Runs the assertions of `check` for many generated values. */
export function forAll<T>(values: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(
    fc.property(values, (value) => {
      check(value);
    }),
  );
}

/** Any text at all. */
export const anyText: fc.Arbitrary<string> = fc.string({ unit: 'binary' });
