import { daysOf } from '../../src/agreed/days-of.ts';
import { offerOf } from '../../src/agreed/offer-of.ts';
import { type Clause, fail, fieldsOf, onRegistered, pass } from '../clause.ts';
import type { Exchange } from '../exchange.ts';
import { printable } from '../printable.ts';

/** What an answer may say besides: the snippet drops in silence what it does not understand. */
export const promising: readonly Clause[] = [
  {
    code: 'C29',
    promise: 'attribution_days, where there is one, is a whole number from 1 to 400.',
    judge: onRegistered(({ created }) => {
      const days = member(created, 'attribution_days');
      return absent(days) || daysOf(days)
        ? pass
        : fail(`it is ${shown(days)}`, 'a number from 1 to 400', 'mend it, or leave it out');
    }),
  },
  {
    code: 'C30',
    promise: 'An offer, where there is one, is what the snippet can read: {"partner":{"name"},"discount"}.',
    judge: onRegistered(({ created }) => {
      const offer = member(created, 'offer');
      if (absent(offer)) return pass;
      const read = offerOf(offer);
      const wrong = read ? lostIn(offer as Fields, read) : { name: 'offer.partner', value: undefined };
      return wrong
        ? fail(
            `${wrong.name} is ${shown(wrong.value)}`,
            'texts of 1 to 255 characters, numbers, and null for what there is not',
            'see "The offer" in docs/api.md for the members',
          )
        : pass;
    }),
  },
];

type Fields = { readonly [name: string]: unknown };

const member = (exchange: Exchange, name: string): unknown => fieldsOf(exchange)?.[name];
const absent = (value: unknown) => value === undefined || value === null;
const shown = (value: unknown) => printable(JSON.stringify(value) ?? 'missing').slice(0, 60);

/** The first of the known members that does not come through; those that nobody knows are dropped anyway. */
function lostIn(sent: Fields, read: Fields, at = 'offer'): { name: string; value: unknown } | undefined {
  for (const [name, kept] of Object.entries(read)) {
    const value = sent[name];
    const isGroup = typeof kept === 'object' && kept !== null;
    const lost = isGroup
      ? lostIn(value as Fields, kept as Fields, `${at}.${name}`)
      : absent(value) || value === kept
        ? undefined
        : { name: `${at}.${name}`, value };
    if (lost) return lost;
  }
  return undefined;
}
