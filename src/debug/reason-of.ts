import { type CodeName, columnsOf } from '../diagnosis/codes.ts';
import type { Inspection } from '../visit/inspection.ts';

/** What the reason rests on. */
export type Situation = {
  readonly clickId: string | null;
  /** What has been decided on this page, the oldest first. */
  readonly decided: readonly CodeName[];
  /** Whether a click of this tab waits for its answer. */
  readonly isParked: boolean;
};

/** Of those that hold at once, the first one explains most. */
const STATES: readonly CodeName[] = [
  'not-handed-over',
  'storage-off',
  'stored-id-malformed',
  'referral-unusable',
  'tabs-off',
  'tabs-silent',
  'referrer-hidden',
  'referral-gone',
];

/** What a search that has found no click ends with. */
const IN_VAIN: readonly CodeName[] = [
  'referral-unusable',
  'tabs-off',
  'tabs-silent',
  'referral-gone',
  'no-referral',
];

/** What the visitor has decided, if the page asks; the latest holds. */
const GATE: readonly CodeName[] = ['gate-closed', 'consent-granted', 'consent-denied'];

/** Why the consent manager that the page follows has not opened the gate; the latest holds. */
const MANAGER: readonly CodeName[] = ['manager-missing', 'manager-silent'];

/** How far the delivery of a parked click has come. */
const DELIVERY: readonly CodeName[] = ['parked', 'sent', 'attempts-used-up'];

/**
 * Why there is no click ID; where there is one, why the page may have been told that there is none; or `null`. Every
 * reason has an advice.
 */
export function reasonOf({ clickId, decided, isParked }: Situation): CodeName | null {
  const has = (name: CodeName) => decided.includes(name);

  if (clickId) return has('asked-too-early') ? 'asked-too-early' : null;
  if (has('key-missing')) return 'key-missing';
  const missing = missingConsent(decided);
  if (missing === 'gate-closed') return decided.filter((name) => MANAGER.includes(name)).pop() ?? missing;
  if (missing) return missing;
  if (isParked) return last(decided, 'saysWhy') ?? (has('unanswered') ? 'unanswered' : 'under-way');
  if (isForgotten(decided)) return 'forgotten';
  const refusal = last(decided, 'isRefusal');
  if (refusal) return refusal;
  if (!has('searched')) return 'not-begun';
  return STATES.find(has) ?? 'no-referral';
}

/** As the `status` of `ready()`, without waiting for it. */
export function statusOf({ clickId, decided, isParked }: Situation): Inspection['status'] {
  if (clickId) return 'registered';
  if (missingConsent(decided)) return 'consent';
  if (isParked) {
    const latest = decided.filter((name) => DELIVERY.includes(name)).pop();
    return latest === 'attempts-used-up' ? 'unreachable' : 'pending';
  }
  if (last(decided, 'isRefusal')) return 'rejected';
  return decided.includes('searched') || decided.includes('key-missing') ? 'none' : 'pending';
}

/** Whether the visit has had a click, and the page or the visitor has made the snippet forget it, and no other has come since. */
function isForgotten(decided: readonly CodeName[]): boolean {
  const isNone = (name: CodeName) => IN_VAIN.includes(name) || columnsOf(name).isRefusal;
  const isClick = (name: CodeName) => name === 'parked' || columnsOf(name).bringsClickId;
  const turns = decided.filter((name) => name === 'forgotten' || isClick(name) || isNone(name));
  const before = turns.filter((name) => name !== 'forgotten').pop();
  // Where nothing is said before, the click came on an earlier page.
  const wasThere = !before || !isNone(before);
  return decided.includes('searched') && turns.pop() === 'forgotten' && wasThere;
}

/** The latest decision of which the table of codes says so. */
function last(decided: readonly CodeName[], column: 'saysWhy' | 'isRefusal'): CodeName | undefined {
  return decided.filter((name) => columnsOf(name)[column]).pop();
}

/** By which decision the visitor has not agreed, where that is asked for. */
export function missingConsent(decided: readonly CodeName[]): CodeName | undefined {
  const latest = decided.filter((name) => GATE.includes(name)).pop();
  return latest === 'consent-granted' ? undefined : latest;
}
