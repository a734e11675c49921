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
const CAUSES: readonly Code[] = ['SG70', 'SG71', 'SG72', 'SG73', 'SG74', 'SG24', 'SG27'];
const REFUSALS: readonly Code[] = ['SG25', 'SG28'];

/** Of those that hold at once, the first one explains most. */
const STATES: readonly Code[] = ['SG40', 'SG41', 'SG15', 'SG33', 'SG32', 'SG16'];

/**
 * Why there is no click ID; where there is one, why the page may have been told that there is none; or `null`. Every
 * reason has an advice.
 */
export function reasonOf({ clickId, codes, isParked }: Situation): Code | null {
  const has = (code: Code) => codes.includes(code);

  if (clickId) return has('SG80') ? 'SG80' : null;
  if (has('SG02')) return 'SG02';
  if (isParked) return last(codes, CAUSES) ?? (has('SG23') ? 'SG23' : 'SG29');
  const refusal = last(codes, REFUSALS);
  if (refusal) return refusal;
  if (!has('SG05')) return 'SG06';
  return STATES.find(has) ?? 'SG11';
}

/** As the `status` of `ready()`, without waiting for it. */
export function statusOf({ clickId, codes, isParked }: Situation) {
  if (clickId) return 'registered';
  if (isParked) return last(codes, ['SG20', 'SG21', 'SG26']) === 'SG26' ? 'unreachable' : 'pending';
  if (last(codes, REFUSALS)) return 'rejected';
  return codes.includes('SG05') || codes.includes('SG02') ? 'none' : 'pending';
}

/** The latest of the codes that belongs to a group. */
function last(codes: readonly Code[], group: readonly Code[]): Code | undefined {
  return codes.filter((code) => group.includes(code)).pop();
}
