import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { uuidOf } from '../../../src/agreed/uuid-of.ts';
import { LIMIT } from '../../burst.ts';
import { CONVERSIONS } from '../../evidence.ts';
import type { Fetch } from '../../exchange.ts';
import {
  answering,
  type Body,
  explaining,
  limitedTo,
  refused,
  refusing,
  restating,
  rewriting,
  sandbox,
  takingOnly,
  understanding,
  withHeader,
  withStatus,
} from './breaking.ts';

/** The sandbox with one thing wrong. */
export type BrokenApi = {
  readonly what: string;
  readonly build: () => Fetch;
  /** Requests a minute by which it is judged; fewer than the contract's where the limit is not what is broken. */
  readonly limit?: number;
  /** The codes of the clauses that must fail; all others pass … */
  readonly red: readonly string[];
  /** … but for those that cannot be judged then. */
  readonly skipped?: readonly string[];
};

const ON_A_429 = ['C23', 'C24', 'C25'];

export const brokenApis: readonly BrokenApi[] = [
  { what: 'answers 200 to a new click', build: () => restating(201, 200), red: ['C01'] },
  {
    what: 'answers a click_id that is no UUID',
    build: () => rewriting((fields) => ({ ...fields, click_id: `click_${fields.click_id}` })),
    red: ['C02'],
  },
  {
    what: 'answers a number as visitor_token',
    build: () => rewriting((fields) => ({ ...fields, visitor_token: 1 })),
    red: ['C03'],
  },
  {
    what: 'answers a visitor_token of 256 characters',
    build: () => rewriting((fields) => ({ ...fields, visitor_token: 'x'.repeat(256) })),
    red: ['C03'],
  },
  {
    what: 'answers a list to a click that it knows',
    build: () => answering((answer) => (answer.status === 200 ? new Response('[]', answer) : answer)),
    red: ['C02', 'C05', 'C06'],
  },
  {
    what: 'lets a click count for ever',
    build: () => rewriting((fields) => ({ ...fields, attribution_days: 401 })),
    red: ['C29'],
  },
  ...[
    'Ann',
    { partner: 'Ann' },
    { partner: { name: '' } },
    { partner: { name: 'x'.repeat(256) }, discount: null },
    { partner: { name: 'Ann' }, discount: 'ANN20' },
    { partner: { name: 'Ann' }, discount: { code: 'ANN20', percent_off: '20' } },
  ].map((offer) => ({
    what: `offers ${JSON.stringify(offer).slice(0, 60)}`,
    build: () => rewriting((fields) => ({ ...fields, offer })),
    red: ['C30'],
  })),
  {
    what: 'offers something else to repeats',
    build: () => {
      const wrong = { partner: 'Ann' };
      return answering(async (answer) =>
        answer.status === 200
          ? new Response(JSON.stringify({ ...((await answer.json()) as Body), offer: wrong }), answer)
          : answer,
      );
    },
    red: ['C30'],
  },
  {
    what: 'calls its JSON text/html',
    build: () => answering((answer) => withHeader(answer, 'Content-Type', 'text/html')),
    red: ['C04'],
  },
  {
    what: 'calls its refusals plain text',
    build: () =>
      answering((answer) =>
        answer.status < 400 ? answer : withHeader(answer, 'Content-Type', 'text/plain'),
      ),
    red: ['C04'],
  },
  { what: 'answers 201 to a repeated click', build: () => restating(200, 201), red: ['C05', 'C06'] },
  {
    what: 'makes a new click of every repeat',
    build: () => understanding((body) => renamed(body, randomUUID())),
    red: ['C05', 'C06'],
  },
  { what: 'looks for repeats before the first one is stored', build: racing, red: ['C06'] },
  {
    what: 'takes all clicks of a ref for the same one',
    build: () => understanding((body) => renamed(body, SOME_UUID)),
    red: ['C07'],
  },
  {
    what: 'refuses the optional fields',
    build: () => refusing((body) => 'visitor_token' in body, 400),
    red: ['C08'],
  },
  { what: 'takes application/json only', build: () => takingOnly('application/json'), red: ['C09'] },
  { what: 'takes text/plain only', build: () => takingOnly('text/plain'), red: ['C10'] },
  {
    what: 'permits no content type to a preflight',
    build: () => answering((answer) => withHeader(answer, 'Access-Control-Allow-Headers')),
    red: ['C11', 'C26'],
  },
  {
    what: 'permits no header but the content type',
    build: () => answering((answer) => withHeader(answer, 'Access-Control-Allow-Headers', 'content-type')),
    red: ['C26'],
  },
  {
    what: 'permits no method but POST',
    build: () => answering((answer) => withHeader(answer, 'Access-Control-Allow-Methods', 'POST')),
    red: ['C26'],
  },
  {
    what: 'does not know OPTIONS',
    build: () => answering((answer, { method }) => (method === 'OPTIONS' ? withStatus(answer, 405) : answer)),
    red: ['C11', 'C26'],
  },
  {
    what: 'lets no page read a click_id',
    build: () => answering((answer) => (answer.status <= 201 ? withoutCors(answer) : answer)),
    red: ['C12'],
  },
  {
    what: 'lets no page read an error',
    build: () => answering((answer) => (answer.status >= 400 ? withoutCors(answer) : answer)),
    red: ['C13', 'C24'],
  },
  {
    what: 'fails on application/json with the page of a gateway that no other page can read',
    build: () =>
      answering((answer, { method, headers }) =>
        method === 'POST' && headers.get('Content-Type') === 'application/json'
          ? new Response('<title>Bad Gateway</title>', { status: 502 })
          : answer,
      ),
    red: ['C04', 'C10', 'C12', 'C27', 'C28'],
  },
  {
    what: 'allows one origin instead of all',
    build: () =>
      answering((answer) => withHeader(answer, 'Access-Control-Allow-Origin', 'https://shop.example')),
    red: ['C11', 'C26', 'C12', 'C13', 'C24'],
  },
  {
    what: 'sets a cookie',
    build: () => answering((answer) => withHeader(answer, 'Set-Cookie', 'visitor=1; Path=/')),
    red: ['C14'],
  },
  {
    what: 'fails on a body that is no object',
    build: () => refusing((body) => Object.keys(body).length === 0, 500),
    red: ['C15'],
  },
  {
    what: 'answers 422 to a missing field',
    build: () => refusing((body) => 'merchant_key' in body && Object.keys(body).length < 4, 422),
    red: ['C16'],
  },
  {
    what: 'takes any text as request_id',
    build: () => refusing(({ request_id }) => request_id === 'contract', 201),
    red: ['C17'],
  },
  {
    what: 'looks up refs of any length',
    build: () => refusing(({ ref }) => typeof ref === 'string' && ref.length > 255, 404),
    red: ['C18'],
  },
  { what: 'answers 403 to an unknown key', build: () => restating(401, 403), red: ['C19'] },
  { what: 'answers 200 to an unknown ref', build: () => restating(404, 200), red: ['C20'] },
  {
    what: 'takes only ASCII as a ref',
    build: () => refusing(({ ref }) => typeof ref === 'string' && /[^ -~]/.test(ref), 400),
    red: ['C20'],
  },
  { what: 'refuses without a word', build: () => explaining(''), red: ['C28'] },
  { what: 'refuses with a page', build: () => explaining('<title>Forbidden</title>'), red: ['C28'] },
  {
    what: 'refuses with a text where the reason belongs',
    build: () => explaining('{"error":"unknown_ref"}'),
    red: ['C28'],
  },
  {
    what: 'refuses with a reason that has no message',
    build: () => explaining('{"error":{"code":"unknown_ref"}}'),
    red: ['C28'],
  },
  {
    what: 'names the field to blame by a number',
    build: () => explaining('{"error":{"code":"x","message":"y","field":1}}'),
    red: ['C28'],
  },
  {
    what: 'exposes Retry-After with a 429 only',
    build: () =>
      answering((answer) =>
        answer.status === 429 ? answer : withHeader(answer, 'Access-Control-Expose-Headers'),
      ),
    red: ['C27'],
  },
  {
    what: 'does not know the conversions',
    build: () => answering((answer) => refused(answer, 404), CONVERSIONS),
    red: ['C31'],
  },
  {
    what: 'refuses conversions without a word',
    build: () => answering((answer) => new Response('', answer), CONVERSIONS),
    red: ['C28'],
  },
  {
    what: 'lets 100 requests a minute pass',
    build: () => limitedTo(100),
    limit: LIMIT,
    red: ['C21'],
  },
  {
    what: 'breaks down under load',
    build: () => silentAfter(100),
    limit: LIMIT,
    red: ['C21'],
    skipped: ['C22', ...ON_A_429],
  },
  {
    what: 'knows no limit',
    build: () => {
      let time = 0;
      return sandbox(() => (time += 60_000));
    },
    red: ['C22'],
    skipped: ON_A_429,
  },
  { what: 'answers 503 beyond the limit', build: () => restating(429, 503), red: ['C22'], skipped: ON_A_429 },
  {
    what: 'does not say when to come back',
    build: () => answering((answer) => withHeader(answer, 'Retry-After')),
    red: ['C23'],
  },
  {
    what: 'says "soon" when to come back',
    build: () => answering((answer) => withHeader(answer, 'Retry-After', 'soon')),
    red: ['C23'],
  },
  {
    what: 'does not expose Retry-After',
    build: () => answering((answer) => withHeader(answer, 'Access-Control-Expose-Headers')),
    red: ['C27', 'C25'],
  },
];

const SOME_UUID = '11111111-1111-4111-8111-111111111111';

/** A click under another `request_id`, where it has a valid one. */
const renamed = (body: Body, request_id: string): Body =>
  uuidOf(String(body.request_id)) ? { ...body, request_id } : body;

const withoutCors = (answer: Response) => withHeader(answer, 'Access-Control-Allow-Origin');

function racing(): Fetch {
  const stored = new Set<unknown>();
  return understanding(async (body) => {
    if (stored.has(body.request_id)) return body;
    await setImmediate();
    if (stored.has(body.request_id)) return renamed(body, randomUUID());
    stored.add(body.request_id);
    return body;
  });
}

function silentAfter(limit: number): Fetch {
  const good = sandbox();
  let count = 0;
  return (request) => {
    count += 1;
    if (count > limit) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    return good(request);
  };
}
