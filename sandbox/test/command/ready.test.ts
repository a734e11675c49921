import { expect, it } from 'vitest';
import { readyOf } from '../../command/ready.ts';
import { readyText } from '../../command/ready-text.ts';
import type { Sandbox } from '../../start.ts';
import { world } from '../attribution/support.ts';

const origins = {
  shop: 'http://localhost:3000',
  attribution: 'http://localhost:4601',
  stripe: 'http://localhost:4602',
};

const ready = (more: Partial<Sandbox> = {}, facts: { shop?: string; site?: string } = {}) =>
  readyOf({ origins, keys: world.keys, realStripe: false, ...more } as Sandbox, {
    version: '1.2.3',
    shop: undefined,
    site: 'http://localhost:3000',
    dataDir: '/data',
    ...facts,
  });

it('prints all that there is to paste', () => {
  const { tag, env, paymentLinks, partnerLink, testCards } = ready();
  expect(partnerLink).toBe('http://localhost:3000/?ref=demo');
  expect(env).toMatchObject({
    STRIPE_HOST: 'localhost',
    STRIPE_PORT: '4602',
    STRIPE_PROTOCOL: 'http',
    STRIPE_API_BASE: 'http://localhost:4602',
  });
  const text = readyText(ready());
  const lines = Object.entries(env).map(([name, value]) => `  ${name}=${value}\n`);
  for (const wanted of [
    tag,
    "{ merchant: 'pk_test_sandbox', apiUrl: 'http://localhost:4601', paymentLinkHosts: 'localhost:4602' }",
    ...lines,
    ...paymentLinks,
    partnerLink,
    testCards.pays.replace(/(....)(?=.)/g, '$1 '),
  ])
    expect(text).toContain(wanted);
});

it('never prints keys of real Stripe', () => {
  const keys = {
    ...world.keys,
    stripeSecret: 'sk_test_own',
    stripePublishable: 'pk_test_own',
    stripeWebhook: 'whsec_own',
  };
  const real = ready({ keys, realStripe: true });
  expect(readyText(real) + JSON.stringify(real)).not.toMatch(/_own|STRIPE_|4602\/test_/);
});

it("names the merchant's site for webhooks, and never the demo shop", () => {
  const shop = 'http://localhost:4600';
  const forwarded = (facts: object) => readyText(ready({}, facts)).match(/--forward-to (\S+)/)?.[1];
  expect(forwarded({ site: 'http://localhost:5173' })).toBe('http://localhost:5173/…');
  expect(forwarded({ shop, site: 'http://localhost:5173' })).toBe('http://localhost:5173/…');
  expect(forwarded({ shop, site: shop })).toBe('http://localhost:3000/…');
});
