import { isUnusable } from '../../diagnosis/is-unusable.ts';
import { plainUrl } from '../../diagnosis/plain-url.ts';
import { findReferral } from '../../visit/referral.ts';
import { fail, pass, type Question, warn } from '../check.ts';
import type { Facts } from '../facts.ts';
import { optionsOf } from '../tag.ts';

export const referral: Question = {
  id: 'referral',
  title: 'There is a referral',
  judge: (facts) => {
    const found = referralOf(facts);
    const params = paramsOf(facts).join(' or ');
    if (found) return pass(`The parameter ${params} has “${found}”.`, 'referral-found');
    if (facts.ref !== undefined) {
      const wanted = new URLSearchParams({ ref: facts.ref });
      if (isUnusable(`https://shop.test/?${wanted}`, ['ref'])) return fail('referral-unusable');
      const seen = `The address has lost the parameter ${params} on its way to ${plainUrl(facts.view?.landing)}.`;
      return fail('no-referral', seen, 'Let redirects keep the query of the address.');
    }
    const advice = facts.isUnagreed
      ? 'Give the ref of a real tracking link, --ref abc123: without one there is little to hold back.'
      : 'Give the ref of a real tracking link, --ref abc123, for a full check. It registers one click.';
    return warn('no-referral', '', advice);
  },
};

/** The referral that the snippet finds, if any. */
export function referralOf(facts: Facts): string | undefined {
  const { view, attempts } = facts;
  const addresses = [view?.landing, view?.address].filter((address) => URL.canParse(address ?? ''));
  const found = addresses.map((address) => findReferral(address as string, paramsOf(facts)));
  return attempts[0]?.ref ?? found.find((ref) => ref);
}

/** The names of the URL parameter; those of `init` of the npm package nobody can know. */
export function paramsOf({ view }: Pick<Facts, 'view'>): readonly string[] {
  return optionsOf(view).params;
}
