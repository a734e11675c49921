import { type Burst, isLimited, mostOf } from '../burst.ts';
import { type Clause, fail, found, onRegistered, pass, skip, type Verdict } from '../clause.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { printable } from '../printable.ts';
import { exposesRetryAfter, readableByAll } from './reading.ts';

/** 1,000 requests of a key pass in a minute; further ones are told when to come back. */
export const limiting: readonly Clause[] = [
  {
    code: 'C21',
    promise: 'A key may send 1,000 requests a minute.',
    judge: onRegistered(({ burst, all }) => {
      const count = served(all);
      if (count >= burst.limit) return pass;
      switch (burst.end) {
        case 'limited':
          return fail(
            `the first 429 came after ${count} requests`,
            `one after ${burst.limit}`,
            'raise the limit; or run again if others used the key, or you yourself a minute ago',
          );
        case 'broken':
          return fail(
            `request ${burst.sent} or one just before it ${found(burst.exchange)}`,
            '2xx or 429',
            'answer repeats of a click with 200, however many',
          );
        default:
          return skip(tooSlow(burst));
      }
    }),
  },
  {
    code: 'C22',
    promise: 'Further ones are answered with 429.',
    judge: ({ burst, all }) => {
      switch (burst.end) {
        case 'limited':
          return { ...pass, why: `it came within ${burst.sent} repeats of one click` };
        case 'never':
          return fail(
            `${burst.sent} requests in ${burst.seconds.toFixed(0)} s were all answered with 2xx`,
            `a 429 beyond ${burst.limit} a minute`,
            'limit each key to 1,000 requests a minute, repeats included',
          );
        case 'broken':
          return served(all) >= burst.limit
            ? fail(found(burst.exchange), '429', 'answer 429 where a key has used up its minute')
            : skip('the requests broke off, see C21');
        case 'slow':
          return skip(tooSlow(burst));
      }
    },
  },
  {
    code: 'C23',
    promise: 'A 429 carries Retry-After: whole seconds, or a date.',
    judge: onLimited((answer) => {
      const value = answer.headers.get('Retry-After') ?? '';
      return isRetryAfter(value)
        ? pass
        : fail(
            `Retry-After is ${printable(value) || 'missing'}`,
            'whole seconds, or an HTTP date',
            'set it to the seconds until the key may send again',
          );
    }),
  },
  {
    code: 'C24',
    promise: 'Every origin can read a 429.',
    judge: onLimited((answer) => readableByAll(answer, 'a request too many')),
  },
  {
    code: 'C25',
    promise: 'Every origin can read the Retry-After of a 429.',
    judge: onLimited((answer) => exposesRetryAfter(answer, 'a request too many')),
  },
];

function onLimited(judge: (answer: Answer) => Verdict): Clause['judge'] {
  return ({ burst }) => (burst.end === 'limited' ? judge(burst.answer) : skip('there was no 429, see C22'));
}

/** Answers other than 429. Refused requests count in favour of the API: it may count them or not. */
const served = (exchanges: readonly Exchange[]) =>
  exchanges.filter((one) => 'status' in one && !isLimited(one)).length;

const tooSlow = ({ limit, sent }: Burst) =>
  `only ${sent} of ${mostOf(limit)} requests were answered within a minute; run it nearer to the API`;

/** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after; of dates only the form that may be sent today. */
const isRetryAfter = (value: string): boolean =>
  /^\d+$/.test(value) ||
  (/^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} GMT$/.test(value) && !Number.isNaN(Date.parse(value)));
