import { z } from 'zod';

const environment = z.object({
  STRIPE_PAYMENT_LINK: z
    .url({
      protocol: /^https$/,
      error: 'STRIPE_PAYMENT_LINK must be a Payment Link such as https://buy.stripe.com/test_…',
    })
    .optional(),
  STRIPE_BUY_BUTTON: z
    .string()
    .regex(/^buy_btn_\w+$/, 'STRIPE_BUY_BUTTON must be the ID of a Buy Button such as buy_btn_1Mg…')
    .optional(),
  STRIPE_PRICING_TABLE: z
    .string()
    .regex(/^prctbl_\w+$/, 'STRIPE_PRICING_TABLE must be the ID of a Pricing Table such as prctbl_1Mg…')
    .optional(),
});

/** What the merchant has set up in real Stripe, each for its own way to pay; a malformed one is refused by its name. */
export function stripeEnvironment(env: NodeJS.ProcessEnv): z.infer<typeof environment> {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const parsed = environment.safeParse(filled);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}
