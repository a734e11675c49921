import Stripe from 'stripe';
import type { World } from '../support/world.ts';
import { stripeEnvironment } from './stripe-environment.ts';

/** One of Stripe's custom elements: the address of its script, and the ID of what the merchant has set up. */
export type StripeElement = { readonly scriptUrl: string; readonly id: string };

export type Payments = {
  readonly stripe: Stripe;
  /** Address of Stripe.js. */
  readonly scriptUrl: string;
  /** Origins that a page with Stripe on it has to allow in its Content-Security-Policy. */
  readonly allow: { script: string[]; connect: string[]; frame: string[]; form: string[] };
  /** Payment Links by product, and one on the merchant's own domain. */
  readonly links: { readonly pro?: string; readonly book?: string; readonly ownDomain?: string };
  readonly elements: { readonly buyButton?: StripeElement; readonly pricingTable?: StripeElement };
};

/** Stripe as the shop sees it: the stand-in, or the real one when the sandbox was started with real test keys. */
export function connectPayments(world: World): Payments {
  return world.realStripe ? realStripe(world) : standIn(world);
}

function standIn({ origins, keys }: World): Payments {
  const { hostname, port } = new URL(origins.stripe);
  // A second name for the stand-in, because real Payment Links live on another host than Stripe's other pages.
  const links = `http://buy.localhost:${port}`;
  // And a third, as merchants have who pay for it: https://docs.stripe.com/payments/checkout/custom-domains
  const ownDomain = `http://pay.localhost:${port}`;
  const own = [origins.stripe];
  return {
    stripe: new Stripe(keys.stripeSecret, { host: hostname, port, protocol: 'http' }),
    scriptUrl: `${origins.stripe}/stripe.js`,
    allow: { script: own, connect: own, frame: own, form: own },
    links: { pro: `${links}/test_pro`, book: `${links}/test_book`, ownDomain: `${ownDomain}/test_book` },
    elements: elements(origins.stripe, 'buy_btn_sandbox_book', 'prctbl_sandbox'),
  };
}

function realStripe({ keys }: World): Payments {
  const env = stripeEnvironment(process.env);
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
    links: env.STRIPE_PAYMENT_LINK ? { pro: env.STRIPE_PAYMENT_LINK } : {},
    elements: elements('https://js.stripe.com', env.STRIPE_BUY_BUTTON, env.STRIPE_PRICING_TABLE),
  };
}

function elements(origin: string, buyButton?: string, pricingTable?: string): Payments['elements'] {
  return {
    ...(buyButton && { buyButton: { scriptUrl: `${origin}/v3/buy-button.js`, id: buyButton } }),
    ...(pricingTable && { pricingTable: { scriptUrl: `${origin}/v3/pricing-table.js`, id: pricingTable } }),
  };
}
