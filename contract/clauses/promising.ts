import { allPass, type Clause, fail, flawsOf, onRegistered, pass } from '../clause.ts';
import { registeredOf } from '../evidence.ts';
import { isSuccess } from '../exchange.ts';

/** What an answer may say besides: the snippet drops in silence what it does not understand. */
export const promising: readonly Clause[] = [
  {
    code: 'C29',
    promise: 'attribution_days, where there is one, is a whole number from 1 to 400.',
    judge: hasNoFlawIn('attribution_days', 'a number from 1 to 400', 'mend it, or leave it out'),
  },
  {
    code: 'C30',
    promise: 'An offer, where there is one, is what the snippet can read: {"partner":{"name"},"discount"}.',
    judge: hasNoFlawIn(
      'offer',
      'texts of 1 to 255 characters, numbers, and null for what there is not',
      'see "Offer" in docs/http-api.md for the members',
    ),
  },
];

/** Judges a member of every success by the description. */
function hasNoFlawIn(member: string, expected: string, mend: string): Clause['judge'] {
  return onRegistered((evidence) =>
    allPass(
      registeredOf(evidence).map(([to, exchange]) => {
        const flaw =
          isSuccess(exchange) && flawsOf(exchange).find(({ place }) => place.split('.')[0] === member);
        return flaw
          ? fail(`to ${to}, ${flaw.place} is ${flaw.value} and ${flaw.rule}`, expected, mend)
          : pass;
      }),
    ),
  );
}
