import type { Code } from './codes.ts';
import { record } from './log.ts';

/** Stands in for `src/trace.ts` in the debug build. */
export function trace(code: Code, facts?: unknown): void {
  record(code, facts);
}
