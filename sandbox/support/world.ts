/**
 * What the three origins of the sandbox know about one another. Every value is a local stand-in: none of these keys
 * is accepted by the real Selgeo or Stripe.
 */
export type World = {
  /** Addresses without a trailing slash, such as `http://localhost:4600`. */
  readonly origins: { readonly shop: string; readonly attribution: string; readonly stripe: string };
  readonly keys: {
    /** Selgeo's public key in the shop's script tag. */
    readonly merchant: string;
    /** Selgeo's secret key, with which the shop's back end records leads. */
    readonly merchantSecret: string;
    readonly stripePublishable: string;
    readonly stripeSecret: string;
    /** Signs and verifies Stripe's webhooks. */
    readonly stripeWebhook: string;
  };
  /** True when the shop talks to Stripe itself, with test keys from the environment, instead of the stand-in. */
  readonly realStripe: boolean;
  /** Where a proxy in front of it is reached, besides the names of this machine; none by default. */
  readonly publicOrigins?: readonly string[];
  /** Writes one line for the person who runs the sandbox. Never pass a secret. */
  readonly log: (line: string) => void;
};
