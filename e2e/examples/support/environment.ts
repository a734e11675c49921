import type { Sandbox } from '../../../sandbox/start.ts';

/** Points the examples at a sandbox: each reads the variables that its `.env` names. */
export function environment({ origins, keys }: Sandbox): Record<string, string> {
  const stripe = new URL(origins.stripe);
  const inThePage = {
    SELGEO_MERCHANT: keys.merchant,
    SELGEO_API_URL: origins.attribution,
    SELGEO_SCRIPT: `${origins.attribution}/v1/selgeo.js`,
    PAYMENT_LINK_HOST: `buy.localhost:${stripe.port}`,
  };
  const prefixed = ['', 'PUBLIC_', 'VITE_', 'NEXT_PUBLIC_'].flatMap((prefix) =>
    Object.entries(inThePage).map(([name, value]) => [prefix + name, value]),
  );
  return {
    ...Object.fromEntries(prefixed),
    SHOP_URL: origins.shop,
    STRIPE_API_URL: origins.stripe,
    STRIPE_SECRET_KEY: keys.stripeSecret,
    STRIPE_PUBLISHABLE_KEY: keys.stripePublishable,
    NEXT_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}
