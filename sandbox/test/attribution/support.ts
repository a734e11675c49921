import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import { type Attribution, createAttribution } from '../../attribution/app.ts';
import type { World } from '../../support/world.ts';

export const world: World = {
  origins: { shop: 'http://shop.test', attribution: 'http://attribution.test', stripe: 'http://stripe.test' },
  keys: {
    merchant: 'pk_test_sandbox',
    merchantSecret: 'sk_test_sandbox',
    stripePublishable: 'pk_test_stripe_sandbox',
    stripeSecret: 'sk_test_stripe_sandbox',
    stripeWebhook: 'whsec_sandbox',
  },
  realStripe: false,
  log: () => {},
};

type Overrides = {
  database?: string;
  now?: () => number;
  random?: () => number;
  snippetDir?: string;
  isFresh?: boolean;
  log?: (line: string) => void;
};

/** A place for a SQLite file, and how to remove it. */
export function temporaryFile() {
  const folder = mkdtempSync(join(tmpdir(), 'selgeo-attribution-'));
  return { file: join(folder, 'attribution.db'), remove: () => rmSync(folder, { recursive: true }) };
}

/** A place for a SQLite file, gone when the test ends. */
export function temporaryDatabase(): string {
  const { file, remove } = temporaryFile();
  onTestFinished(remove);
  return file;
}

/** An attribution origin with a database of its own, closed when the test ends. */
export function start({ database = ':memory:', log = world.log, ...rest }: Overrides = {}): Attribution {
  const attribution = createAttribution({
    world: { ...world, log },
    database,
    snippetDir: join(tmpdir(), 'selgeo-no-such-folder'),
    ...rest,
  });
  onTestFinished(() => attribution.close());
  return attribution;
}

export type Body = Record<string, unknown>;

export const clickBody = (more: Body = {}): Body => ({
  merchant_key: 'pk_test_sandbox',
  ref: 'demo',
  request_id: randomUUID(),
  landing_url: 'http://shop.test/pricing',
  ...more,
});

export function postClick(
  { app }: Attribution,
  body: Body | string = clickBody(),
  type = 'text/plain;charset=UTF-8',
) {
  return app.request('/v1/clicks', {
    method: 'POST',
    headers: { 'content-type': type, origin: world.origins.shop },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Registers a click and answers its ID. */
export async function click(attribution: Attribution, more: Body = {}): Promise<string> {
  const answer = await postClick(attribution, clickBody(more));
  return (await jsonOf(answer)).click_id as string;
}

export function postConversion(
  { app }: Attribution,
  body: Body | string,
  key: string | null = 'sk_test_sandbox',
) {
  return app.request('/api/v1/conversions', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export const checkoutEvent = (session: Body = {}, event: Body = {}): Body =>
  stripeEvent(
    'checkout.session.completed',
    {
      id: `cs_test_${randomUUID()}`,
      object: 'checkout.session',
      client_reference_id: null,
      metadata: {},
      payment_status: 'paid',
      amount_total: 4900,
      currency: 'usd',
      ...session,
    },
    event,
  );

/** An event of any type about `object`. */
export const stripeEvent = (type: string, object: Body, event: Body = {}): Body => ({
  id: `evt_${randomUUID()}`,
  object: 'event',
  type,
  livemode: false,
  created: 1_790_000_000,
  data: { object },
  ...event,
});

/** The paid invoice of a subscription, by default that of a later month. */
export const invoice = (more: Body = {}, metadata: Body = {}): Body => ({
  id: 'in_2',
  object: 'invoice',
  billing_reason: 'subscription_cycle',
  amount_paid: 4900,
  currency: 'usd',
  customer_email: 'a@b.example',
  parent: { type: 'subscription_details', subscription_details: { subscription: 'sub_1', metadata } },
  ...more,
});

/** What Stripe sends to say that a payment has paid an invoice. */
export const invoicePayment = (invoiceId: string, paymentIntent: string): Body => ({
  id: `inpay_${invoiceId}`,
  object: 'invoice_payment',
  invoice: invoiceId,
  status: 'paid',
  payment: { type: 'payment_intent', payment_intent: paymentIntent },
});

export const charge = (paymentIntent: string, refunded: number, more: Body = {}): Body => ({
  id: `ch_of_${paymentIntent}`,
  object: 'charge',
  amount: 4900,
  amount_refunded: refunded,
  refunded: refunded === 4900,
  currency: 'usd',
  payment_intent: paymentIntent,
  ...more,
});

const stripe = new Stripe('sk_test_stripe_sandbox');

/** Delivers an event as Stripe does, signed with `secret`. */
export async function deliver({ app }: Attribution, event: Body, secret = world.keys.stripeWebhook) {
  const payload = JSON.stringify(event);
  const signature = await stripe.webhooks.generateTestHeaderStringAsync({ payload, secret });
  return app.request('/webhooks/stripe', {
    method: 'POST',
    headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
    body: payload,
  });
}

export const jsonOf = async (answer: Response): Promise<Body> => (await answer.json()) as Body;

export async function list(
  { app }: Attribution,
  what: 'clicks' | 'refused-clicks' | 'conversions' | 'requests',
): Promise<Body[]> {
  return (await (await app.request(`/sandbox/${what}`)).json()) as Body[];
}

/** What the newest webhook events came to, oldest first, as the page of the webhooks says. */
export async function outcomes(attribution: Attribution): Promise<[status: string, text: string][]> {
  const rows = [...(await page(attribution, '/webhooks')).matchAll(/<li class="webhook".*?<\/li>/gs)];
  return rows
    .reverse()
    .map(([row]) => [
      row.match(/class="badge[^>]*>([^<]*)</)?.[1] ?? '',
      row.match(/class="why">([^<]*)</)?.[1] ?? '',
    ]);
}

export async function page({ app }: Attribution, path = '/'): Promise<string> {
  return (await app.request(path)).text();
}

export function postForm(
  { app }: Attribution,
  path: string,
  fields: Record<string, string>,
  more: Record<string, string> = {},
) {
  return app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost', ...more },
    body: new URLSearchParams(fields).toString(),
  });
}
