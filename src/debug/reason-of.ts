import type { Code } from '../diagnosis/codes.ts';

/** What the reason rests on. */
export type Situation = {
  readonly clickId: string | null;
  /** What has been decided on this page, the oldest first. */
  readonly codes: readonly Code[];
  /** Whether a click of this tab waits for its answer. */
  readonly isParked: boolean;
};

/** Why an attempt failed, and why a click was refused for good. */
const CAUSES: readonly Code[] = [
  'policy-forbids-request',
  'offline',
  'blocked',
  'api-out-of-reach',
  'timed-out',
  'not-now',
  'answer-without-id',
];
const REFUSALS: readonly Code[] = ['refused', 'key-unknown'];

/** Of those that hold at once, the first one explains most. */
const STATES: readonly Code[] = [
  'storage-off',
  'stored-id-malformed',
  'referral-unusable',
  'tabs-off',
  'tabs-silent',
  'referral-gone',
];

/**
 * Why there is no click ID; where there is one, why the page may have been told that there is none; or `null`. Every
 * reason has an advice.
 */
export function reasonOf({ clickId, codes, isParked }: Situation): Code | null {
  const has = (code: Code) => codes.includes(code);

  if (clickId) return has('asked-too-early') ? 'asked-too-early' : null;
  if (has('key-missing')) return 'key-missing';
  if (isParked) return last(codes, CAUSES) ?? (has('unanswered') ? 'unanswered' : 'under-way');
  const refusal = last(codes, REFUSALS);
  if (refusal) return refusal;
  if (!has('searched')) return 'not-begun';
  return STATES.find(has) ?? 'no-referral';
}

/** As the `status` of `ready()`, without waiting for it. */
export function statusOf({ clickId, codes, isParked }: Situation) {
  if (clickId) return 'registered';
  if (isParked)
    return last(codes, ['parked', 'sent', 'attempts-used-up']) === 'attempts-used-up'
      ? 'unreachable'
      : 'pending';
  if (last(codes, REFUSALS)) return 'rejected';
  return codes.includes('searched') || codes.includes('key-missing') ? 'none' : 'pending';
}

/** The latest of the codes that belongs to a group. */
function last(codes: readonly Code[], group: readonly Code[]): Code | undefined {
  return codes.filter((code) => group.includes(code)).pop();
}
