import { z } from 'zod';
import type { World } from './support/world.ts';

type StripeKeys = Pick<World['keys'], 'stripePublishable' | 'stripeSecret' | 'stripeWebhook'>;

const STAND_IN: StripeKeys = {
  stripePublishable: 'pk_test_stripe_sandbox',
  stripeSecret: 'sk_test_stripe_sandbox',
  stripeWebhook: 'whsec_sandbox',
};

const startsWith = (name: string, start: string) => {
  const advice = `${name} must start with ${start}: copy it from Stripe's test mode`;
  return z.string(advice).startsWith(start, advice);
};

const environment = z.object({
  STRIPE_SECRET_KEY: startsWith('STRIPE_SECRET_KEY', 'sk_test_'),
  STRIPE_PUBLISHABLE_KEY: startsWith('STRIPE_PUBLISHABLE_KEY', 'pk_test_'),
  STRIPE_WEBHOOK_SECRET: startsWith('STRIPE_WEBHOOK_SECRET', 'whsec_'),
});

/**
 * The keys of the stand-in, or of real Stripe when the environment has a `STRIPE_SECRET_KEY` that is not the stand-in's. Then
 * the other two must be there as well, and all must be test keys: anything else is refused with an error that names the
 * variable.
 */
export function stripeKeys(env: NodeJS.ProcessEnv): { isReal: boolean; keys: StripeKeys } {
  if (!env.STRIPE_SECRET_KEY || env.STRIPE_SECRET_KEY === STAND_IN.stripeSecret)
    return { isReal: false, keys: STAND_IN };
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ message }) => message);
    throw new Error(
      `${wrong.join('; ')}. Without STRIPE_SECRET_KEY in the environment, the stand-in is used.`,
    );
  }
  return {
    isReal: true,
    keys: {
      stripePublishable: parsed.data.STRIPE_PUBLISHABLE_KEY,
      stripeSecret: parsed.data.STRIPE_SECRET_KEY,
      stripeWebhook: parsed.data.STRIPE_WEBHOOK_SECRET,
    },
  };
}
