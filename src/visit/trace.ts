import type { Decision } from './decisions.ts';

/**
 * Writes down one decision of the visit, with the facts it rests on. Here it does nothing, and the build drops its
 * calls; in the debug build `src/debug/trace.ts` stands in for this module. So the arguments must have no side effects.
 */
export function trace(_decision: Decision, _facts?: unknown): void {}
