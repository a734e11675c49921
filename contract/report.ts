import type { Result } from './verify.ts';

/** One line for each clause, and a last one that counts them. */
export function report(results: readonly Result[]): string {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const lines = results.map(({ outcome, code, promise, why }) =>
    [outcome, code, why ? `${promise} ${capitalized(why)}.` : promise].join('  '),
  );
  return [...lines, '', `${count('pass')} passed, ${count('FAIL')} failed, ${count('skip')} not judged`].join(
    '\n',
  );
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
