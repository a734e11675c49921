import { z } from 'zod';
import { reference } from './reference.ts';

/** What a sale needs of a Checkout Session. https://docs.stripe.com/api/checkout/sessions/object */
export const checkoutSession = z.object({
  id: z.string().min(1),
  /** `setup` takes a card for later, and no money. */
  mode: z.string().nullish(),
  client_reference_id: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: z.int().nullish(),
  currency: z
    .string()
    .regex(/^[a-z]{3}$/i)
    .nullish(),
  customer: reference.nullish(),
  customer_details: z.object({ email: z.string().nullish() }).nullish(),
  subscription: reference.nullish(),
  invoice: reference.nullish(),
  payment_intent: reference.nullish(),
});

export type CheckoutSession = z.infer<typeof checkoutSession>;
