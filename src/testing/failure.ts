/**
 * What is wrong, as lines for whoever reads the report of a test: what was found, what was expected, what to do.
 * A line that is absent is left out.
 */
export type Finding = {
  readonly what: string;
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  readonly advice: string;
};

/**
 * Gives what makes the error of a check. Call it before the check awaits anything: the error then points at the line of
 * the merchant's test, and not into this package.
 */
export function failureOf(check: (...args: never[]) => unknown): (finding: Finding) => Error {
  const error = new Error('');
  // Of V8, which is what tests run on: https://v8.dev/docs/stack-trace-api
  (Error as { captureStackTrace?: (error: Error, below: unknown) => void }).captureStackTrace?.(error, check);
  const frames = error.stack?.replace(/^[^\n]*/, '') ?? '';
  return (finding) => {
    const message = textOf(finding);
    return Object.assign(error, { message, stack: `Error: ${message}${frames}` });
  };
}

function textOf({ what, found, expected, advice }: Finding): string {
  const parts = Object.entries({ found, expected, 'to do': advice });
  const lines = parts.flatMap(([name, text]) => (text ? [`  ${name}:`.padEnd(MARGIN) + indented(text)] : []));
  return [what, ...lines].join('\n');
}

const MARGIN = 12;

const indented = (text: string) => text.split('\n').join(`\n${' '.repeat(MARGIN)}`);
