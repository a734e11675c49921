import { Hono } from 'hono';
import Stripe from 'stripe';
import { createStripe, type StripeOptions } from '../../stripe/app.ts';
import { freePort, serve } from '../../support/serve.ts';
import type { World } from '../../support/world.ts';

export type Received = { body: string; signature: string };

/** A webhook receiver that answers as told and remembers every request. */
export function createReceiver() {
  const requests: Received[] = [];
  const answers = { status: 200 };
  const app = new Hono();
  app.post('/webhooks/stripe', async (c) => {
    requests.push({ body: await c.req.text(), signature: c.req.header('Stripe-Signature') ?? '' });
    return new Response(null, { status: answers.status });
  });
  return { app, requests, answers };
}

/** The stand-in on a real port, for the official SDK, and an address where a receiver may be started. */
export async function startStandIn(options: Partial<StripeOptions> & { attributionPort?: number } = {}) {
  const port = await freePort(0);
  const attributionPort = options.attributionPort ?? (await freePort(0));
  const log: string[] = [];
  const world: World = {
    origins: {
      shop: 'http://localhost:4600',
      attribution: `http://localhost:${attributionPort}`,
      stripe: `http://localhost:${port}`,
    },
    keys: {
      merchant: 'pk_test_sandbox',
      merchantSecret: 'sk_test_sandbox',
      stripePublishable: 'pk_test_stripe_sandbox',
      stripeSecret: 'sk_test_stripe_sandbox',
      stripeWebhook: 'whsec_sandbox',
    },
    realStripe: false,
    log: (line) => log.push(line),
  };
  const standIn = createStripe({ world, database: ':memory:', retryDelays: [5], ...options });
  const served = await serve(standIn.app, port);
  const sdk = (key = world.keys.stripeSecret) =>
    new Stripe(key, { host: 'localhost', port, protocol: 'http', maxNetworkRetries: 0 });
  return {
    world,
    log,
    attributionPort,
    sdk,
    app: standIn.app,
    close: async () => {
      await served.close();
      standIn.close();
    },
  };
}

/** The event that a receiver got, its signature checked by the official SDK. */
export function verified({ world }: StandIn, { body, signature }: Received = { body: '', signature: '' }) {
  return Stripe.webhooks.constructEvent(body, signature, world.keys.stripeWebhook);
}

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

export const SUBSCRIPTION = {
  mode: 'subscription',
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: 'usd',
        unit_amount: 2900,
        product_data: { name: 'Pro' },
        recurring: { interval: 'month' },
      },
    },
  ],
  success_url: 'https://shop.example/success?session_id={CHECKOUT_SESSION_ID}',
} satisfies Stripe.Checkout.SessionCreateParams;

export const ONE_OFF = {
  mode: 'payment',
  line_items: [
    { quantity: 2, price_data: { currency: 'usd', unit_amount: 1200, product_data: { name: 'Book' } } },
  ],
  success_url: 'https://shop.example/thanks',
} satisfies Stripe.Checkout.SessionCreateParams;

export const GOOD_CARD = {
  email: 'ada@example.com',
  number: '4242 4242 4242 4242',
  expiry: '12 / 40',
  cvc: '123',
  name: 'Ada Lovelace',
};

export const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});
