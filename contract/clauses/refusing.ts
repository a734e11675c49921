import {
  allPass,
  type Clause,
  fail,
  flawsOf,
  found,
  hasStatus,
  onRegistered,
  pass,
  type Verdict,
} from '../clause.ts';
import type { Path } from '../description.ts';
import { answersOf, CLICKS, CONVERSIONS, type Named } from '../evidence.ts';
import { type Exchange, isSuccess } from '../exchange.ts';

/**
 * What cannot be registered is refused with a status that tells why: the snippet gives such a click up at once, while it
 * would repeat it after a 5xx. Not judged, as CONTRACT.md leaves it open: a missing `merchant_key` (400 or 401), fields
 * too many, and addresses with a query (never sent by the snippet; an API may refuse them).
 */
export const refusing: readonly Clause[] = [
  {
    code: 'C15',
    promise: 'A body that is not a JSON object is answered with 400.',
    judge: ({ malformed }) => each(malformed.body, 400, 'catch what the JSON parser throws'),
  },
  {
    code: 'C16',
    promise: 'A missing field is answered with 400.',
    judge: ({ malformed }) =>
      each(malformed.missing, 400, 'require ref, request_id and landing_url before anything is stored'),
  },
  {
    code: 'C17',
    promise: 'A request_id that is not a UUID is answered with 400.',
    judge: ({ malformed }) => each(malformed.requestId, 400, 'check its form before anything is stored'),
  },
  {
    code: 'C18',
    promise: 'A ref that is not a text of 1 to 255 characters is answered with 400.',
    judge: ({ malformed }) => each(malformed.ref, 400, 'check it before it is looked up'),
  },
  {
    code: 'C19',
    promise: 'A key that this environment does not know is answered with 401.',
    judge: ({ unknownKey }) => hasStatus(unknownKey, 401, 'answer 401: it is the only credential'),
  },
  {
    code: 'C20',
    promise: 'A ref of no tracking link is answered with 404, in any script and up to 255 characters.',
    judge: onRegistered(({ unknownRef }) =>
      each(unknownRef, 404, 'take any text as a ref, and answer 404 if no link has it'),
    ),
  },
  {
    code: 'C28',
    promise:
      'Every refusal says why in JSON: {"error":{"code","message"}}, with field where one is to blame.',
    judge: (evidence) =>
      allPass([
        ...answersOf(evidence).map(([to, exchange]) => explains(exchange, to, CLICKS)),
        ...Object.entries(evidence.strangers).map(([to, exchange]) => explains(exchange, to, CONVERSIONS)),
      ]),
  },
  {
    code: 'C31',
    promise: 'A conversion without a secret key that this environment knows is answered with 401.',
    judge: ({ strangers }) =>
      each(
        strangers,
        401,
        `answer 401 at ${CONVERSIONS} before anything is read, on the origin of the click API`,
      ),
  },
];

/** Passes what is no refusal: the clauses above say that. */
const explains = (exchange: Exchange, to: string, path: Path): Verdict =>
  isSuccess(exchange) || flawsOf(exchange, path).length === 0
    ? pass
    : fail(
        found(exchange, to),
        '{"error":{"code":"…","message":"…"}}',
        'send it with every refusal: without it the snippet takes a 4xx for that of a firewall, and sends the click again',
      );

const each = (exchanges: Named, status: number, mend: string) =>
  allPass(Object.entries(exchanges).map(([to, exchange]) => hasStatus(exchange, status, mend, to)));
