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
import { type Exchange, isSuccess } from '../exchange.ts';
import { printable } from '../printable.ts';

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
      return listed(preflight, 'Access-Control-Allow-Headers', 'content-type')
        ? readableByAll(preflight, 'OPTIONS')
        : fail(
            `Access-Control-Allow-Headers is ${header(preflight, 'Access-Control-Allow-Headers')}`,
            'content-type',
            'permit it in the answer to OPTIONS',
          );
    },
  },
  {
    code: 'C12',
    promise: 'Every origin can read the answer to a click, new or repeated.',
    judge: ({ created, repeated }) =>
      allPass([readableByAll(created, 'a new click'), readableByAll(repeated, 'a repeated click')]),
  },
  {
    code: 'C13',
    promise: 'Every origin can read a refusal (400, 401, 404).',
    judge: ({ malformed, unknownKey, unknownRef }) =>
      allPass(
        [...Object.values(malformed), { 'an unknown key': unknownKey }, unknownRef]
          .flatMap(Object.entries<Exchange>)
          .map(([to, exchange]) => readableByAll(exchange, to)),
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

/** Whether a header with a list of names has one of them; `*` stands for all, as requests carry no credentials. */
export function listed(exchange: Exchange, name: string, value: string): boolean {
  const names = header(exchange, name)
    .toLowerCase()
    .split(/\s*,\s*/);
  return names.includes(value) || names.includes('*');
}

export const header = (exchange: Exchange, name: string): string =>
  printable(('headers' in exchange && exchange.headers.get(name)) || 'missing');
