import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type Stripe from 'stripe';
import { type ApiError, invalid } from './api-error.ts';
import { catalogueApi } from './catalogue-api.ts';
import { nestForm } from './form-body.ts';
import { newId } from './ids.ts';
import { expandedSession, lineItemsOf } from './line-items.ts';
import { priceBook } from './price.ts';
import { listOf, promotionCodeOf } from './promotion-codes.ts';
import { itemsOf, openSession, type Session } from './session.ts';
import { parseSessionParams } from './session-params.ts';
import type { Store } from './store.ts';
import { inWordsOf, paramsFrom, promotionCodeFor, sessionFor, type Version, versionOf } from './version.ts';

type Env = { Variables: { livemode: boolean; version: Version } };

/** The part of https://docs.stripe.com/api that the sandbox needs: Checkout Sessions, promotion codes, products, prices and customers. */
export function createApi({ store, origin }: { store: Store; origin: string }): Hono<Env> {
  const api = new Hono<Env>();
  const priceOf = priceBook(store.objects);
  const customerEmail = ({ customer }: Session) =>
    store.objects.get<Stripe.Customer>('customer', String(customer))?.email ?? null;

  api.use(async (c, next) => {
    c.header('Request-Id', newId('req_', 14));
    const key = /^Bearer (sk_(test|live)_\w+)$/.exec(c.req.header('Authorization') ?? '');
    if (!key) return refuse(c, 401, unauthenticated);
    c.set('livemode', key[2] === 'live');
    const version = versionOf(c.req.header('Stripe-Version'));
    if (!version)
      return refuse(c, 400, invalid(`Invalid Stripe API version: ${c.req.header('Stripe-Version')}`));
    c.set('version', version);
    return next();
  });

  api.post('/checkout/sessions', async (c) => {
    const body = await c.req.text();
    const key = c.req.header('Idempotency-Key');
    const fingerprint = createHash('sha256').update(body).digest('hex');
    const earlier = key ? store.idempotent(key) : undefined;
    if (earlier && earlier.fingerprint !== fingerprint) return refuse(c, 400, keyReused(key ?? ''));
    if (earlier) {
      c.header('Idempotent-Replayed', 'true');
      return answer(c, store.session(earlier.sessionId)?.session);
    }
    const fields = [...new URLSearchParams(body)];
    const version = c.get('version');
    const parsed = parseSessionParams(paramsFrom(nestForm(fields), version), priceOf);
    if (!parsed.ok) return refuse(c, 400, inWordsOf(parsed.error, version));
    const items = itemsOf(parsed.params, priceOf);
    const now = Math.floor(Date.now() / 1000);
    const session = openSession(parsed.params, items, { origin, livemode: c.get('livemode'), now });
    store.addSession(
      {
        session,
        items,
        parameters: Object.fromEntries(fields),
        clientSecret: session.client_secret,
        prefilledEmail: session.customer_email ?? customerEmail(session),
        subscriptionMetadata: parsed.params.subscription_data?.metadata ?? {},
      },
      key ? { key, fingerprint } : undefined,
    );
    return answer(c, session);
  });

  api.get('/checkout/sessions/:id', (c) => {
    const id = c.req.param('id');
    const stored = store.session(id);
    const names = [...new URL(c.req.url).searchParams].flatMap(([name, value]) =>
      name.startsWith('expand[') ? [value] : [],
    );
    return stored ? answer(c, expandedSession(stored, store.objects, names)) : noSuch(c, id);
  });

  api.get('/checkout/sessions/:id/line_items', (c) => {
    const id = c.req.param('id');
    const stored = store.session(id);
    return stored ? c.json(lineItemsOf(stored, store.objects) as object) : noSuch(c, id);
  });

  // The SDK may ask for more, but only the code matters here.
  api.get('/promotion_codes', (c) =>
    c.json(
      listOf(
        promotionCodeFor(promotionCodeOf(c.req.query('code') ?? '', c.get('livemode')), c.get('version')),
      ),
    ),
  );

  api.route('/', catalogueApi(store.objects));

  api.all('*', (c) =>
    refuse(
      c,
      404,
      invalid(`Unrecognized request URL (${c.req.method}: ${c.req.path}) in the Stripe stand-in.`),
    ),
  );

  return api;
}

const unauthenticated = invalid(
  'You did not provide a valid API key. Send it as a Bearer token: Authorization: Bearer sk_test_…',
);

function keyReused(key: string): ApiError {
  return {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Use a key other than '${key}' for another request.`,
  };
}

// `object`: Hono would otherwise spell out the JSON form of a session in types, which is more than the compiler bears.
function answer(c: Context<Env>, session: Session | undefined) {
  return session
    ? c.json(sessionFor(session, c.get('version')))
    : refuse(c, 404, invalid('That session is gone.'));
}

const noSuch = (c: Context, id: string) =>
  refuse(c, 404, invalid(`No such checkout.session: '${id}'`, 'session', 'resource_missing'));

function refuse(c: Context, status: 400 | 401 | 404, error: ApiError) {
  return c.json({ error }, status);
}
