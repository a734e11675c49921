import { attributeName } from '../../src/diagnosis/attribute-name.ts';
import type { Sandbox } from '../start.ts';
import { TEST_CARDS } from '../stripe/card.ts';

/** What `--json` prints once everything listens. */
export type Ready = {
  readonly version: string;
  readonly pid: number;
  /** Addresses of the attribution API with its dashboard, of the Stripe stand-in, and of the demo shop, if it runs. */
  readonly attribution: string;
  readonly stripe: string;
  readonly shop: string | null;
  /** Where partners' links lead, and one of them. */
  readonly site: string;
  readonly partnerLink: string;
  /** For the `<head>` of the merchant's pages. */
  readonly tag: string;
  readonly merchant: string;
  /** The same for `init` of the package, and as props of its React component. */
  readonly options: Readonly<Record<string, string>>;
  /** For the environment of the merchant's back end. */
  readonly env: Readonly<Record<string, string>>;
  /** What the stand-in sells without a back end. None beside real Stripe. */
  readonly paymentLinks: readonly string[];
  /** Numbers for the stand-in's payment page, by what becomes of them. */
  readonly testCards: typeof TEST_CARDS;
  readonly dataDir: string;
};

type Facts = {
  readonly version: string;
  readonly shop: string | undefined;
  readonly site: string;
  readonly dataDir: string;
};

/** Gathers what there is to paste. Keys of real Stripe are the reader's own, and are left out. */
export function readyOf({ origins, keys, realStripe }: Sandbox, facts: Facts): Ready {
  const { attribution, stripe } = origins;
  const { host, hostname, port } = new URL(stripe);
  const options = {
    merchant: keys.merchant,
    apiUrl: attribution,
    ...(!realStripe && { paymentLinkHosts: host }),
  };
  const attributes = Object.entries(options).map(([name, value]) => [attributeName(name), value]);
  const stripeEnv = {
    STRIPE_SECRET_KEY: keys.stripeSecret,
    STRIPE_PUBLISHABLE_KEY: keys.stripePublishable,
    STRIPE_WEBHOOK_SECRET: keys.stripeWebhook,
    STRIPE_HOST: hostname,
    STRIPE_PORT: port,
    STRIPE_PROTOCOL: 'http',
    // The client of Node takes the three above, those of other languages an address.
    STRIPE_API_BASE: stripe,
  };
  return {
    version: facts.version,
    pid: process.pid,
    attribution,
    stripe,
    shop: facts.shop ?? null,
    site: facts.site,
    partnerLink: `${facts.site}/?ref=demo`,
    tag: `<script async ${[['src', `${attribution}/v1/selgeo.js`], ...attributes]
      .map(([name, value]) => `${name}="${value}"`)
      .join(' ')}></script>`,
    merchant: keys.merchant,
    options,
    env: {
      SELGEO_API_URL: attribution,
      SELGEO_SECRET_KEY: keys.merchantSecret,
      ...(!realStripe && stripeEnv),
    },
    paymentLinks: realStripe ? [] : ['test_book', 'test_pro'].map((path) => `${stripe}/${path}`),
    testCards: TEST_CARDS,
    dataDir: facts.dataDir,
  };
}
