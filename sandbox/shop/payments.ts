import Stripe from 'stripe';
import { z } from 'zod';
import type { World } from '../support/world.ts';

export type Payments = {
  readonly stripe: Stripe;
  /** Address of Stripe.js. */
  readonly scriptUrl: string;
  /** Origins that a page with Stripe on it has to allow in its Content-Security-Policy. */
  readonly allow: { script: string[]; connect: string[]; frame: string[]; form: string[] };
  /** Payment Links by product. */
  readonly links: { readonly pro?: string; readonly book?: string };
};

/** Stripe as the shop sees it: the stand-in, or the real one when the sandbox was started with real test keys. */
export function connectPayments(world: World): Payments {
  return world.realStripe ? realStripe(world) : standIn(world);
}

function standIn({ origins, keys }: World): Payments {
  const { hostname, port } = new URL(origins.stripe);
  // A second name for the stand-in, because real Payment Links live on another host than Stripe's other pages.
  const links = `http://buy.localhost:${port}`;
  const own = [origins.stripe];
  return {
    stripe: new Stripe(keys.stripeSecret, { host: hostname, port, protocol: 'http' }),
    scriptUrl: `${origins.stripe}/stripe.js`,
    allow: { script: own, connect: own, frame: own, form: own },
    links: { pro: `${links}/test_pro`, book: `${links}/test_book` },
  };
}

function realStripe({ keys }: World): Payments {
  const link = z
    .url({
      protocol: /^https$/,
      error: 'STRIPE_PAYMENT_LINK must be a Payment Link such as https://buy.stripe.com/test_…',
    })
    .optional()
    .parse(process.env.STRIPE_PAYMENT_LINK || undefined);
  return {
    stripe: new Stripe(keys.stripeSecret),
    // Stripe.js has to be of the same release as the API version of the SDK. https://docs.stripe.com/sdks/stripejs-versioning
    scriptUrl: `https://js.stripe.com/${Stripe.MAJOR_API_VERSION}/stripe.js`,
    // https://docs.stripe.com/security/guide#content-security-policy
    allow: {
      script: ['https://js.stripe.com', 'https://checkout.stripe.com'],
      connect: ['https://api.stripe.com', 'https://checkout.stripe.com'],
      frame: ['https://js.stripe.com', 'https://hooks.stripe.com', 'https://checkout.stripe.com'],
      form: ['https://checkout.stripe.com'],
    },
    links: link ? { pro: link } : {},
  };
}
