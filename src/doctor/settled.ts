import { isNotNow } from '../agreed/is-not-now.ts';
import { referralOf } from './checks/referral.ts';
import type { Attempt, Facts } from './facts.ts';
import { forbiddenApi } from './forbidden-api.ts';
import { isBlocked } from './is-blocked.ts';
import { mainTag, optionsOf } from './tag.ts';

/** Quiet milliseconds after which nothing more is to be expected; a tag manager and a slow start get the longer one. */
const SHORT = 1000;
const LONG = 3000;

/** So many failures in a row are no accident. */
const ENOUGH = 3;

/** Whether a visit has brought to light what it can. */
export function isSettled(facts: Facts): boolean {
  const { opening, view, attempts, quiet } = facts;
  if (opening.error || (opening.status ?? 0) >= 400) return true;
  if (!view || quiet === 0) return false;
  const tag = mainTag(view.tags);
  if (view.published !== 'snippet') return quiet > (tag?.outcome ? SHORT : LONG);
  const isMute = tag && !optionsOf(view).merchantKey;
  if (isMute || forbiddenApi(view) || referralOf(facts) === undefined) return quiet > SHORT;
  const last = attempts.at(-1);
  if (!last) return quiet > LONG;
  if (isFinal(last) || attempts.length >= ENOUGH) return quiet > SHORT;
  return false;
}

function isFinal({ clickId, status = 0, error, saysError }: Attempt): boolean {
  const isRefused = saysError && status >= 400 && !isNotNow(status);
  return !!clickId || !!isRefused || isBlocked(error);
}
