import { columnsOf } from '../diagnosis/codes.ts';
import { lineOf } from './line-of.ts';
import type { Entry } from './log.ts';

/** Writes a decision to the console: with its advice and as a warning where something went wrong. */
export function writeToConsole(entry: Entry): void {
  const { advice, isNoFailure } = columnsOf(entry.name);
  const line = `[Selgeo] ${lineOf(entry)}`;
  // biome-ignore-start lint/suspicious/noConsole: this is what the debug build is for.
  if (advice && !isNoFailure) console.warn(`${line} → ${advice}`);
  else console.info(line);
  // biome-ignore-end lint/suspicious/noConsole: see above.
}
