import { z } from 'zod';
import { reference } from './reference.ts';

/** Money of one payment that goes back, as a dispute and a refund tell it alike. */
export const returned = z.object({
  id: z.string().min(1),
  amount: z.int().min(0),
  currency: z.string().regex(/^[a-z]{3}$/i),
  status: z.string().nullish(),
  charge: reference.nullish(),
  payment_intent: reference.nullish(),
});
