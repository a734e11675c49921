import { explain } from '../diagnosis/explain.ts';
import type { Entry } from './log.ts';

/**
 * One decision as a readable line. It holds nothing of a query or fragment but the referral token, which is public.
 */
export function lineOf({ name, at, facts }: Entry): string {
  const { code, meaning } = explain(name);
  const { click, clickId, attempt, status, option, policy, manager, said, reason, api, askedAt } = facts;
  const ref = facts.ref ?? click?.ref;
  const details = [
    ref && `ref ${JSON.stringify(ref)}`,
    clickId && `click ID ${clickId}`,
    attempt && `attempt ${attempt}`,
    status && `status ${status}`,
    option,
    policy,
    manager && `manager ${manager}`,
    said,
    reason,
    api && `to ${api}`,
    askedAt !== undefined && `asked after ${Math.round(askedAt)} ms`,
    `after ${Math.round(at)} ms`,
  ];
  return `${code} ${meaning} (${details.filter(Boolean).join(', ')})`;
}
