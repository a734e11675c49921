import { fail, pass, type Question, type Verdict, warn } from '../check.ts';
import type { Facts } from '../facts.ts';
import { forbiddenApi } from '../forbidden-api.ts';
import { optionsOf } from '../tag.ts';
import { referralOf } from './referral.ts';

export const consent: Question = {
  id: 'consent',
  title: 'Consent is waited for',
  judge: (facts) => {
    if (facts.isUnagreed) return judgeUnagreed(facts);
    if (!facts.view?.isGated) return pass('The tag does not ask for it.');
    return isHeldBack(facts)
      ? warn('gate-closed', 'Held back: no consent yet.', ASK)
      : pass('The tag asks for it.');
  },
};

const ASK =
  'Nobody agrees in this visit. Add --consent to see that nothing is stored or sent; for the rest, name a page that agrees: setConsent("granted").';

/** Whether the click of this visit waits for a visitor who agrees. What was not asked for consent, has left something. */
export function isHeldBack(facts: Facts): boolean {
  const { view, attempts, isUnagreed } = facts;
  if (isUnagreed) return true;
  const isReady = view?.isGated && view.published === 'snippet' && !!optionsOf(view).merchantKey;
  const hasNothing = attempts.length === 0 && ownNames(facts).length === 0 && !forbiddenApi(view);
  return !!isReady && hasNothing && referralOf(facts) !== undefined;
}

function judgeUnagreed(facts: Facts): Verdict {
  const { view, attempts, stored } = facts;
  const own = ownNames(facts);
  const sent = attempts.length;
  const others = stored.filter((name) => !own.includes(name));
  const seen = [
    own.length ? `Stored by the snippet: ${own.join(', ')}.` : 'The snippet has stored nothing.',
    sent
      ? `Sent to the API: ${sent === 1 ? 'a request' : `${sent} requests`}.`
      : 'Nothing was sent to the API.',
    others.length
      ? `Stored by the rest of the page: ${others.join(', ')}.`
      : 'The rest of the page has stored nothing.',
  ].join(' ');
  const hasTag = !!view?.tags.length;
  if (hasTag && !view.isGated) return fail('no-gate', seen);
  if (own.length > 0 || sent > 0) return fail('not-held-back', seen);
  return { ...pass(seen), isLast: !hasTag && view?.published !== 'snippet' };
}

function ownNames({ stored }: Facts): string[] {
  return stored.filter((name) => /^(sessionStorage\.|localStorage\.|cookie )__selgeo/.test(name));
}
