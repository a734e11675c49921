import { explain } from '../diagnosis/explain.ts';
import { lineOf } from './line-of.ts';
import type { Entry } from './log.ts';

/** Most visitors have no referral: that is no failure, although there is advice to who expected one. */
const NO_FAILURE = ['no-referral'];

/** Writes a decision to the console: with its advice and as a warning where something went wrong. */
export function writeToConsole(entry: Entry): void {
  const { advice } = explain(entry.code);
  const line = `[Selgeo] ${lineOf(entry)}`;
  // biome-ignore-start lint/suspicious/noConsole: this is what the debug build is for.
  if (advice && !NO_FAILURE.includes(entry.code)) console.warn(`${line} → ${advice}`);
  else console.info(line);
  // biome-ignore-end lint/suspicious/noConsole: see above.
}
