import {
  allPass,
  type Clause,
  fail,
  found,
  isRegistered,
  onRegistered,
  pass,
  type Verdict,
} from '../clause.ts';
import { refusalsOf, registeredOf, WRAPPED } from '../evidence.ts';
import { type Exchange, isSuccess } from '../exchange.ts';
import { printable } from '../printable.ts';

const ALLOW_METHODS = 'Access-Control-Allow-Methods';
const ALLOW_HEADERS = 'Access-Control-Allow-Headers';

/** A page of any origin can send clicks and read every answer, with no cookie. */
export const reading: readonly Clause[] = [
  {
    code: 'C09',
    promise: 'A simple request (text/plain, no preflight) registers a click.',
    judge: onRegistered(({ simple }) =>
      isRegistered(
        simple,
        'parse the body as JSON whatever its Content-Type; until then tags need data-content-type="application/json"',
        'Content-Type text/plain;charset=UTF-8',
      ),
    ),
  },
  {
    code: 'C10',
    promise: 'application/json registers a click as well.',
    judge: onRegistered(({ json }) =>
      isRegistered(json, 'take it, for tags with data-content-type="application/json"'),
    ),
  },
  {
    code: 'C11',
    promise: 'The preflight of application/json is permitted to every origin.',
    judge: ({ preflight }) => {
      if (!isSuccess(preflight))
        return fail(found(preflight, 'OPTIONS'), 'a 2xx', 'answer OPTIONS /v1/clicks with 204');
      // `Access-Control-Allow-Methods` need not name POST (https://fetch.spec.whatwg.org/#cors-safelisted-method).
      return listed(preflight, ALLOW_HEADERS, 'content-type')
        ? readableByAll(preflight, 'OPTIONS')
        : fail(
            `Access-Control-Allow-Headers is ${header(preflight, ALLOW_HEADERS)}`,
            'content-type',
            'permit it in the answer to OPTIONS',
          );
    },
  },
  {
    code: 'C26',
    promise: 'A preflight is permitted whatever method and headers it asks for.',
    judge: ({ wrappedPreflight }) => {
      if (!isSuccess(wrappedPreflight))
        return fail(found(wrappedPreflight, 'OPTIONS'), 'a 2xx', 'answer OPTIONS /v1/clicks with 204');
      const refused = [
        ...[WRAPPED.method].filter((name) => !listed(wrappedPreflight, ALLOW_METHODS, name.toLowerCase())),
        ...WRAPPED.headers.filter((name) => !listed(wrappedPreflight, ALLOW_HEADERS, name)),
      ];
      return refused.length === 0
        ? readableByAll(wrappedPreflight, 'OPTIONS')
        : fail(
            `it does not permit ${refused.join(', ')}`,
            'all that was asked for',
            'repeat what the preflight asks for: a page may have wrapped fetch, which adds headers to every request',
          );
    },
  },
  {
    code: 'C12',
    promise: 'Every origin can read the answer to a click, new or repeated, whatever its status.',
    judge: (evidence) => allPass(registeredOf(evidence).map(([to, exchange]) => readableByAll(exchange, to))),
  },
  {
    code: 'C13',
    promise: 'Every origin can read a refusal (400, 401, 404).',
    judge: (evidence) => allPass(refusalsOf(evidence).map(([to, exchange]) => readableByAll(exchange, to))),
  },
  {
    code: 'C27',
    promise: 'Every origin can read the Retry-After of any answer.',
    judge: onRegistered((evidence) =>
      allPass(
        [...registeredOf(evidence), ...refusalsOf(evidence)].map(([to, exchange]) =>
          exposesRetryAfter(exchange, to),
        ),
      ),
    ),
  },
  {
    code: 'C14',
    promise: 'No answer sets a cookie.',
    judge: (evidence) => {
      const cookie = evidence.all.flatMap((one) => ('headers' in one ? one.headers.getSetCookie() : []))[0];
      return cookie === undefined
        ? pass
        : fail(
            `Set-Cookie names ${printable(cookie.split('=')[0] ?? '')}`,
            'none',
            'the snippet promises no cookies: take it off, also in proxies before the API',
          );
    },
  },
];

/** Whether a page may read an answer: not one of the origins, but `*`, since pages of every merchant ask. */
export function readableByAll(exchange: Exchange, to: string): Verdict {
  const origin = header(exchange, 'Access-Control-Allow-Origin');
  return origin === '*'
    ? pass
    : fail(
        'silence' in exchange ? found(exchange, to) : `to ${to}, Access-Control-Allow-Origin is ${origin}`,
        '*',
        'set it on every answer, errors and those of gateways included',
      );
}

/** Whether a page can read when to come back; a 5xx may say so as well as a 429. */
export function exposesRetryAfter(exchange: Exchange, to: string): Verdict {
  return listed(exchange, 'Access-Control-Expose-Headers', 'retry-after')
    ? pass
    : fail(
        `to ${to}, Access-Control-Expose-Headers is ${header(exchange, 'Access-Control-Expose-Headers')}`,
        'Retry-After',
        'expose it on every answer; until then the snippet comes back by its own schedule',
      );
}

/** Whether a header with a list of names has one of them; `*` stands for all, as requests carry no credentials. */
export function listed(exchange: Exchange, name: string, value: string): boolean {
  const names = header(exchange, name)
    .toLowerCase()
    .split(/\s*,\s*/);
  return names.includes(value) || names.includes('*');
}

export const header = (exchange: Exchange, name: string): string =>
  printable(('headers' in exchange && exchange.headers.get(name)) || 'missing');
