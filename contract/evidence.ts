import { randomUUID } from 'node:crypto';
import { type Burst, burst } from './burst.ts';
import type { Path } from './description.ts';
import { type Exchange, exchange, type Fetch, isSuccess } from './exchange.ts';
import { printable } from './printable.ts';
import type { Target } from './target.ts';

/** Everything that was asked and answered; the clauses judge it and send nothing themselves. */
export type Evidence = {
  /** A new click exactly as a page sends it. */
  readonly simple: Exchange;
  /** The same as `simple`, or one as `application/json` where the API takes nothing else; so is every other one. */
  readonly created: Exchange;
  readonly repeated: Exchange;
  /** One new click, several times at once. */
  readonly parallel: readonly Exchange[];
  readonly another: Exchange;
  /** With `referrer` and `visitor_token`. */
  readonly complete: Exchange;
  readonly json: Exchange;
  readonly preflight: Exchange;
  /** For a method and headers that no snippet sends, but a page that has wrapped `fetch` may. */
  readonly wrappedPreflight: Exchange;
  readonly malformed: Readonly<Record<'body' | 'missing' | 'requestId' | 'ref', Named>>;
  readonly unknownKey: Exchange;
  readonly unknownRef: Named;
  readonly burst: Burst;
  /** Conversions that nobody may report. */
  readonly strangers: Named;
  /** All clicks and preflights of the above, each request of the burst included. */
  readonly all: readonly Exchange[];
};

/** By what was sent. */
export type Named = Readonly<Record<string, Exchange>>;

export const CLICKS: Path = '/v1/clicks';
export const CONVERSIONS: Path = '/api/v1/conversions';

/** Every click that must be registered, by what it is. */
export function registeredOf({ simple, created, repeated, parallel, another, complete, json }: Evidence) {
  const clicks: [what: string, Exchange][] = [
    ['a new click', created],
    ['a repeated click', repeated],
    ...parallel.map((one): [string, Exchange] => ['one of several equal clicks at once', one]),
    ['another click', another],
    ['a click with referrer and visitor_token', complete],
    ['a click as text/plain', simple],
    ['a click as application/json', json],
  ];
  return clicks;
}

/** Every click that must be refused, by what is wrong with it. */
export function refusalsOf({ malformed, unknownKey, unknownRef }: Evidence): [what: string, Exchange][] {
  return [...Object.values(malformed), { 'an unknown key': unknownKey }, unknownRef].flatMap(
    Object.entries<Exchange>,
  );
}

/** The answer to every click that was sent once, and the one that ended the burst. */
export function answersOf(evidence: Evidence): [what: string, Exchange][] {
  const { burst } = evidence;
  const last = burst.end === 'limited' ? burst.answer : burst.end === 'broken' ? burst.exchange : undefined;
  return [
    ...registeredOf(evidence),
    ...refusalsOf(evidence),
    ...(last && 'status' in last ? [['a click sent many times', last] satisfies [string, Exchange]] : []),
  ];
}

export type Means = {
  readonly fetch: Fetch;
  /** Requests a minute that each key may send: `LIMIT`, or fewer in tests of everything else. */
  readonly limit: number;
  /** Milliseconds on any clock that never goes back. */
  readonly now: () => number;
  /** Takes the number of requests that have been sent to provoke a 429. */
  readonly onProgress: (sent: number) => void;
};

const SIMPLE = 'text/plain;charset=UTF-8';
const JSON_TYPE = 'application/json';
/** A page's origin; every request carries it, as a browser's does. */
const PAGE = 'https://shop.example';

/** What `wrappedPreflight` asks for; header names in the order that browsers send them. */
export const WRAPPED = { method: 'PUT', headers: ['content-type', 'traceparent', 'x-contract'] } as const;

/** Asks the API everything, one after the other, the burst last. `stopped` says why there was no point in it. */
export async function gather(
  { origin, merchantKey, ref }: Target,
  { fetch, limit, now, onProgress }: Means,
): Promise<Evidence | { readonly stopped: string }> {
  const all: Exchange[] = [];
  const send = async (init: RequestInit) => {
    const result = await exchange(fetch, `${origin}${CLICKS}`, init);
    all.push(result);
    return result;
  };
  const post = (body: string, type: string) =>
    send({ method: 'POST', headers: { Origin: PAGE, 'Content-Type': type }, body });
  const preflight = (method: string, headers: string) =>
    send({
      method: 'OPTIONS',
      headers: {
        Origin: PAGE,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': headers,
      },
    });
  const report = (headers: Record<string, string>) =>
    exchange(fetch, `${origin}${CONVERSIONS}`, {
      method: 'POST',
      headers: { 'Content-Type': JSON_TYPE, ...headers },
      body: JSON.stringify({
        click_id: randomUUID(),
        external_transaction_id: `contract-${randomUUID()}`,
        event_type: 'contract',
      }),
    });
  const click = (more: object = {}) =>
    JSON.stringify({
      merchant_key: merchantKey,
      ref,
      request_id: randomUUID(),
      landing_url: `${PAGE}/contract`,
      ...more,
    });

  let body = click();
  const simple = await post(body, SIMPLE);
  if ('silence' in simple) return { stopped: `No answer from ${origin}: ${simple.silence}.` };
  if (simple.status === 429) {
    const wait = printable(simple.headers.get('Retry-After') ?? 'missing');
    return {
      stopped: `The API answers 429 already: others use this key, or you did a minute ago. Run again later (Retry-After is ${wait}).`,
    };
  }
  let [created, type]: [Exchange, string] = [simple, SIMPLE];
  if (!isSuccess(simple)) {
    const other = click();
    const answer = await post(other, JSON_TYPE);
    if (isSuccess(answer)) [created, type, body] = [answer, JSON_TYPE, other];
  }

  const ask = (text: string) => post(text, type);
  const askEach = async (bodies: Readonly<Record<string, string>>) => {
    const answers: Record<string, Exchange> = {};
    for (const [name, text] of Object.entries(bodies)) answers[name] = await ask(text);
    return answers;
  };
  const shared = click();
  const unique = randomUUID();
  return {
    simple,
    created,
    repeated: await ask(body),
    parallel: await Promise.all(Array.from({ length: 8 }, () => ask(shared))),
    another: await ask(click()),
    complete: await ask(click({ referrer: 'https://blog.example', visitor_token: unique })),
    json: await post(click(), JSON_TYPE),
    preflight: await preflight('POST', 'content-type'),
    wrappedPreflight: await preflight(WRAPPED.method, WRAPPED.headers.join()),
    malformed: {
      body: await askEach({ 'an empty body': '', 'half a body': '{"ref":', 'an array': '[]' }),
      missing: await askEach({
        'a click without ref': click({ ref: undefined }),
        'a click without request_id': click({ request_id: undefined }),
        'a click without landing_url': click({ landing_url: undefined }),
      }),
      requestId: await askEach({ 'the request_id "contract"': click({ request_id: 'contract' }) }),
      ref: await askEach({
        'an empty ref': click({ ref: '' }),
        'a ref of 256 characters': click({ ref: 'x'.repeat(256) }),
        'a number as ref': click({ ref: 42 }),
      }),
    },
    unknownKey: await ask(click({ merchant_key: `pk_test_${unique.replaceAll('-', '')}` })),
    unknownRef: await askEach({
      'an unknown ref': click({ ref: unique }),
      'an unknown ref in Greek': click({ ref: `άγνωστος-${unique}` }),
      'an unknown ref of 255 characters': click({ ref: unique.padEnd(255, 'x') }),
    }),
    strangers: {
      'a conversion without a key': await report({}),
      'a conversion with an unknown key': await report({
        Authorization: `Bearer sk_test_${unique.replaceAll('-', '')}`,
      }),
    },
    burst: await burst(() => ask(body), limit, now, onProgress),
    all,
  };
}
