import { z } from 'zod';
import { reference } from './reference.ts';

/**
 * What a refund needs of a charge. `amount_refunded` is the sum of its refunds so far, so the largest one is the latest.
 * https://docs.stripe.com/api/charges/object
 */
export const refundedCharge = z.object({
  id: z.string().min(1),
  amount: z.int().min(0),
  amount_refunded: z.int().min(0),
  currency: z.string().regex(/^[a-z]{3}$/i),
  payment_intent: reference.nullish(),
  /** Until API version 2025-03-31.basil. */
  invoice: reference.nullish(),
});

export type RefundedCharge = z.infer<typeof refundedCharge>;
