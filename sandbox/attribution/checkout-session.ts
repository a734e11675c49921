import { z } from 'zod';
import type { Signals } from './decide.ts';

/** What a sale needs of a Checkout Session. https://docs.stripe.com/api/checkout/sessions/object */
export const checkoutSession = z.object({
  id: z.string(),
  client_reference_id: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: z.int().nullish(),
  currency: z
    .string()
    .regex(/^[a-z]{3}$/i)
    .nullish(),
  customer_details: z.object({ email: z.string().nullish() }).nullish(),
});

export type CheckoutSession = z.infer<typeof checkoutSession>;

export function sessionSignals({ client_reference_id, metadata }: CheckoutSession): Signals {
  return { clientReferenceId: client_reference_id, metadataClickId: metadata?.aff_click_id };
}
