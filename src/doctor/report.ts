import type { Explained } from '../visit/inspection.ts';
import type { Check } from './chain.ts';
import type { State } from './check.ts';
import type { Carrier } from './facts.ts';
import { printable } from './printable.ts';

export type Result = {
  /** Why the doctor could not run; `null` where it has. Then there are no checks. */
  readonly problem: string | null;
  /** Where the visit began and the ref it was made with. Without query and fragment, which may be secret. */
  readonly url: string | null;
  readonly ref: string | null;
  /** Whether the doctor could run, and no check has failed. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** What carries the click ID on this page, would carry it, or is left alone, each with the code that says why. */
  readonly elements: readonly (Omit<Carrier, 'name'> & { readonly code: Explained['code'] })[];
};

const MARKS: Readonly<Record<State, readonly [mark: string, colour: number]>> = {
  pass: ['✓', 32],
  fail: ['✗', 31],
  warn: ['!', 33],
  skip: ['–', 90],
};

/** Columns of a title and what comes after it. */
const WIDTH = 34;

/** The result as a checklist for people. */
export function report(
  { url, ref, checks }: Pick<Result, 'url' | 'ref' | 'checks'>,
  isColourful: boolean,
): string {
  const paint = (text: string, colour: number) => (isColourful ? `\u001b[${colour}m${text}\u001b[39m` : text);
  const lines = together(checks).flatMap(({ state, title, code, detail, advice }) => {
    const [mark, colour] = MARKS[state];
    const head = paint(`${mark} ${title}`, colour);
    // What is well, or was not judged, takes one line.
    if (state === 'pass' || state === 'skip')
      return [`${head}${' '.repeat(WIDTH - title.length)}${printable(detail)}`];
    return [
      `${head}  ${code}`,
      `    ${printable(detail)}`,
      ...(advice ? [`    → ${printable(advice)}`] : []),
    ];
  });
  return `${[printable(`${url}${ref === null ? '' : ` with the ref “${ref}”`}`), '', ...lines, '', count(checks)].join('\n')}\n`;
}

/** What was not judged for one reason takes one line in all, so that it does not bury the reason and its advice. */
function together(checks: readonly Check[]): Check[] {
  const isAlike = (one: Check, other: Check) => one.state === 'skip' && one.detail === other.detail;
  return checks.flatMap((check) => {
    const { length } = checks.filter((other) => isAlike(check, other));
    if (length < 2) return [check];
    return checks.find((other) => isAlike(check, other)) === check
      ? [{ ...check, title: `${length} more checks` }]
      : [];
  });
}

function count(checks: readonly Check[]): string {
  const words: readonly [State, string][] = [
    ['fail', 'failed'],
    ['warn', 'to look at'],
    ['pass', 'passed'],
    ['skip', 'not judged'],
  ];
  return words
    .map(([state, word]) => [checks.filter((check) => check.state === state).length, word] as const)
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}
