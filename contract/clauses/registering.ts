import {
  allPass,
  type Clause,
  clickIdOf,
  fail,
  flawsOf,
  found,
  hasStatus,
  isRegistered,
  onRegistered,
  pass,
  skip,
  type Verdict,
} from '../clause.ts';
import { answersOf, registeredOf } from '../evidence.ts';
import { type Exchange, isSuccess, statusOf } from '../exchange.ts';
import { header } from './reading.ts';

const HINTS: Readonly<Record<number, string>> = {
  401: 'give this command a key that the environment knows, or let the API know it',
  404: 'give this command the ref of a tracking link that exists, and the URL of the API',
};

/** A click is registered, and exactly once. */
export const registering: readonly Clause[] = [
  {
    code: 'C01',
    promise: 'A new click is answered with 201.',
    judge: ({ created }) =>
      hasStatus(
        created,
        201,
        HINTS[statusOf(created) ?? 0] ?? 'answer 201 Created where the request_id is new',
      ),
  },
  {
    code: 'C02',
    promise: 'The answer is a JSON object whose click_id is a UUID.',
    judge: (evidence) =>
      isSuccess(evidence.created)
        ? allPass(
            registeredOf(evidence).map(([to, exchange]) =>
              isFlawless(
                exchange,
                ['', 'click_id'],
                fail(
                  found(exchange, to),
                  '{"click_id":"<UUID>"}',
                  'answer a UUID; the snippet drops anything else',
                ),
              ),
            ),
          )
        : skip('no click was registered, see C01'),
  },
  {
    code: 'C03',
    promise: 'A visitor_token in the answer is a text of at most 255 characters.',
    judge: onRegistered((evidence) =>
      allPass(
        registeredOf(evidence).map(([to, exchange]) =>
          isFlawless(
            exchange,
            ['visitor_token'],
            fail(found(exchange, to), 'a text as visitor_token', 'answer a text, or leave it out'),
          ),
        ),
      ),
    ),
  },
  {
    code: 'C04',
    promise: 'Every answer says that it is JSON.',
    judge: onRegistered((evidence) =>
      allPass(answersOf(evidence).map(([to, exchange]) => saysJson(exchange, to))),
    ),
  },
  {
    code: 'C05',
    promise: 'A repeated request_id is answered with 200 and the same click_id.',
    judge: onRegistered(({ created, repeated }) =>
      clickIdOf(repeated) === clickIdOf(created)
        ? hasStatus(repeated, 200, 'answer 201 only to the first request of a click')
        : fail(
            found(repeated),
            `click_id ${clickIdOf(created)} again`,
            'a retry is the same click: find it by its request_id',
          ),
    ),
  },
  {
    code: 'C06',
    promise: 'The same request_id several times at once is one click, with at most one 201.',
    judge: onRegistered(({ parallel }) => {
      const verdict = allPass(
        parallel.map((one) => isRegistered(one, 'answer all of them, the later ones with 200')),
      );
      if (verdict.outcome !== 'pass') return verdict;
      const ids = new Set(parallel.map(clickIdOf));
      const news = parallel.filter((one) => statusOf(one) === 201).length;
      return ids.size === 1 && news <= 1
        ? pass
        : fail(
            `${parallel.length} requests got ${ids.size} different click_id and ${news} times 201`,
            'one click_id and one 201',
            'make request_id unique in the database, and answer what it holds when the insert finds it taken',
          );
    }),
  },
  {
    code: 'C07',
    promise: 'Another request_id is another click, though key and ref are the same.',
    judge: onRegistered(({ created, another }) =>
      clickIdOf(another) === clickIdOf(created)
        ? fail(found(another), 'a click_id of its own', 'only request_id tells repeats')
        : isRegistered(another, 'register every click that has a request_id of its own'),
    ),
  },
  {
    code: 'C08',
    promise: 'The optional fields referrer and visitor_token are accepted.',
    judge: onRegistered(({ complete }) => isRegistered(complete, 'take both, each a text')),
  },
];

/** Judges successes by those members of the body that are at `places`; others are judged by C01 and C06 to C10. */
const isFlawless = (exchange: Exchange, places: readonly string[], failure: Verdict): Verdict =>
  isSuccess(exchange) && flawsOf(exchange).some(({ place }) => places.includes(place)) ? failure : pass;

function saysJson(exchange: Exchange, to: string): Verdict {
  if ('silence' in exchange) return pass;
  const type = header(exchange, 'Content-Type');
  return /^application\/json\s*(;|$)/i.test(type)
    ? pass
    : fail(
        `to ${to}, Content-Type is ${type}`,
        'application/json',
        'set it on every answer, errors included',
      );
}
