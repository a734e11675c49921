import type { Decision } from '../visit/decisions.ts';
import { type Facts, readLog, record } from './log.ts';

/**
 * Stands in for `src/visit/trace.ts` in the debug build. The addresses of a visit are looked at again and again: that the same
 * referral is still there is said once, and not at all where this page has parked its click.
 */
export function trace(decision: Decision, facts: Facts = {}): void {
  const { ref } = facts;
  const isKnown = readLog().some(
    (entry) =>
      ref && (entry.facts.ref === ref || (decision === 'same-referral' && entry.facts.click?.ref === ref)),
  );
  if (!isKnown) record(decision, facts);
}
