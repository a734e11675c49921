import { Hono } from 'hono';
import { createShop } from '../../shop/app.ts';
import { createStripe } from '../../stripe/app.ts';
import { freePort, type Served, serve } from '../../support/serve.ts';
import type { World } from '../../support/world.ts';

export type Conversion = { authorization: string | undefined; body: Record<string, unknown> };

/** Selgeo's API, as far as the shop talks to it: remembers conversions and answers as told. */
function createAttribution() {
  const conversions: Conversion[] = [];
  const answers = { status: 201 };
  const app = new Hono();
  app.post('/api/v1/conversions', async (c) => {
    conversions.push({ authorization: c.req.header('Authorization'), body: await c.req.json() });
    return new Response('{}', { status: answers.status });
  });
  return { app, conversions, answers };
}

/** A shop in front of a served Stripe stand-in and a fake attribution API. */
export async function openShop() {
  const [stripePort, attributionPort] = [await freePort(0), await freePort(0)];
  const log: string[] = [];
  const world: World = {
    origins: {
      shop: 'http://localhost:4600',
      attribution: `http://localhost:${attributionPort}`,
      stripe: `http://localhost:${stripePort}`,
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
  const attribution = createAttribution();
  const stripe = createStripe({ world, database: ':memory:', retryDelays: [60_000] });
  const served: Served[] = [
    await serve(stripe.app, stripePort),
    await serve(attribution.app, attributionPort),
  ];
  const shop = createShop({ world, leadRetryDelays: [5, 5, 5] });
  return {
    world,
    log,
    shop: shop.app,
    attribution,
    stripe: stripe.app,
    close: async () => {
      shop.close();
      await Promise.all(served.map((origin) => origin.close()));
      stripe.close();
    },
  };
}

export type OpenShop = Awaited<ReturnType<typeof openShop>>;

export const CLICK_ID = '3f2b8c1e-6c1f-4d7a-9a53-0c8f4f1d2b6e';

export const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

export const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});
