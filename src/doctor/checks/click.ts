import { isNotNow } from '../../agreed/is-not-now.ts';
import { hasTimedOut } from '../../diagnosis/has-timed-out.ts';
import { fail, pass, type Question, skip, type Verdict } from '../check.ts';
import type { Attempt, Facts } from '../facts.ts';
import { forbiddenApi } from '../forbidden-api.ts';
import { isBlocked } from '../is-blocked.ts';
import { isHeldBack } from './consent.ts';
import { referralOf } from './referral.ts';

/** A question that only a visitor whom a partner has sent can answer. */
const ofReferred =
  (judge: Question['judge']): Question['judge'] =>
  (facts) => {
    if (referralOf(facts) === undefined) return skip('Not judged: there is no referral.');
    return isHeldBack(facts) ? skip('Not judged: the click is held back.') : judge(facts);
  };

export const sends: Question = {
  id: 'click',
  title: 'The click is sent',
  judge: ofReferred((facts) => {
    const { length } = facts.attempts;
    if (length === 0 && !forbiddenApi(facts.view)) return fail('not-sent');
    return pass(length > 1 ? `In ${length} attempts.` : 'At the first opportunity.', 'sent');
  }),
};

export const reaches: Question = {
  id: 'connection',
  title: 'The request reaches the API',
  judge: ofReferred((facts) => {
    const origin = forbiddenApi(facts.view);
    if (origin) return fail('policy-forbids-request', '', `Add ${origin} to connect-src.`);
    const last = facts.attempts.at(-1);
    if (!last) return fail('api-out-of-reach');
    if (!last.isOver || last.error) return unanswered(facts, last);
    return pass(`${new URL(last.url).origin} has answered in ${last.duration} ms.`);
  }),
};

function unanswered({ isCorsRefused }: Facts, { error = '', duration, url }: Attempt): Verdict {
  const says = `The browser says ${error} about ${new URL(url).origin}.`;
  if (isBlocked(error)) return fail('blocked', says);
  if (error.includes('INTERNET_DISCONNECTED')) return fail('offline', says);
  if (hasTimedOut(duration) || error.includes('TIMED_OUT')) return fail('timed-out');
  if (!error)
    return fail('timed-out', `It was still silent after ${duration} ms, when the doctor's time was over.`);
  if (isCorsRefused) return fail('api-out-of-reach', `It allows no request of this site: ${says}`);
  return fail('api-out-of-reach', says);
}

export const answers: Question = {
  id: 'answer',
  title: 'The API registers the click',
  judge: ofReferred((facts) => {
    const { status = 0, clickId, ref, saysError } = facts.attempts.at(-1) ?? {};
    const answered = `It has answered ${status}.`;
    if (clickId) return pass(`${answered} The click ID is ${clickId}.`, 'registered');
    if (isNotNow(status)) return fail('not-now', answered, LATER);
    if (status < 400) return fail('answer-without-id', answered);
    if (!saysError) return fail('not-the-api', answered);
    if (status === 401) return fail('key-unknown', answered);
    return fail('refused', status === 404 ? `${answered} It does not know the ref “${ref}”.` : answered);
  }),
};

const LATER = 'Run the doctor again later. If that stays, look after the API.';
