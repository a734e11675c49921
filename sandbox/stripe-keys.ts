import { z } from 'zod';
import type { World } from './support/world.ts';

type StripeKeys = Pick<World['keys'], 'stripePublishable' | 'stripeSecret' | 'stripeWebhook'>;

const STAND_IN: StripeKeys = {
  stripePublishable: 'pk_test_stripe_sandbox',
  stripeSecret: 'sk_test_stripe_sandbox',
  stripeWebhook: 'whsec_sandbox',
};

const mend = (name: string, start: string) =>
  `${name} must start with ${start}: copy it from Stripe's test mode`;

const environment = z.object({
  STRIPE_SECRET_KEY: z.string().startsWith('sk_test_', mend('STRIPE_SECRET_KEY', 'sk_test_')),
  STRIPE_PUBLISHABLE_KEY: z.string().startsWith('pk_test_', mend('STRIPE_PUBLISHABLE_KEY', 'pk_test_')),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_', mend('STRIPE_WEBHOOK_SECRET', 'whsec_')),
});

/**
 * The keys of the stand-in, or of real Stripe when the environment has `STRIPE_SECRET_KEY`. Then the other two must be
 * there as well, and all must be test keys: anything else is refused with an error that names the variable.
 */
export function stripeKeys(env: NodeJS.ProcessEnv): { isReal: boolean; keys: StripeKeys } {
  if (!env.STRIPE_SECRET_KEY) return { isReal: false, keys: STAND_IN };
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return {
    isReal: true,
    keys: {
      stripePublishable: parsed.data.STRIPE_PUBLISHABLE_KEY,
      stripeSecret: parsed.data.STRIPE_SECRET_KEY,
      stripeWebhook: parsed.data.STRIPE_WEBHOOK_SECRET,
    },
  };
}
