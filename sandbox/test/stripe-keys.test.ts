import { expect, it } from 'vitest';
import { stripeKeys } from '../stripe-keys.ts';

const OWN = {
  STRIPE_SECRET_KEY: 'sk_test_own',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_own',
  STRIPE_WEBHOOK_SECRET: 'whsec_own',
};

it("takes test keys of one's own for real Stripe, and those that the sandbox prints for the stand-in", () => {
  expect(stripeKeys(OWN)).toMatchObject({ isReal: true, keys: { stripeSecret: 'sk_test_own' } });
  const { isReal, keys } = stripeKeys({});
  expect(isReal).toBe(false);
  expect(stripeKeys({ STRIPE_SECRET_KEY: keys.stripeSecret })).toEqual({ isReal: false, keys });
});

it('says which key is missing or no test key, and what to do, in one line without any key', () => {
  const wrong = () => stripeKeys({ STRIPE_SECRET_KEY: 'sk_live_own', STRIPE_PUBLISHABLE_KEY: 'pk_test_own' });
  expect(wrong).toThrow(
    /^STRIPE_SECRET_KEY must start with sk_test_: .*; STRIPE_WEBHOOK_SECRET must .* the stand-in is used\.$/,
  );
  expect(wrong).not.toThrow(/own/);
});
