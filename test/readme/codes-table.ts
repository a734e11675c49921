import { CODES, type Explanation } from '../../src/diagnosis/codes.ts';

/** The rows of the table in docs/debug.md. */
export function codesTable(): string {
  return Object.values<Explanation>(CODES)
    .map(({ code, meaning, advice = '' }) =>
      `| ${code} | ${cell(meaning)} | ${cell(advice)} |`.replace(/ +/g, ' '),
    )
    .join('\n');
}

/** In a table, a bar ends the cell, and what looks like HTML is taken for it. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
