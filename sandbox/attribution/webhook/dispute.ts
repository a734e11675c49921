import type { z } from 'zod';
import { returned } from './returned.ts';

/**
 * What a sale needs of a dispute: how much the customer's bank has taken back, and whether it has come back.
 * https://docs.stripe.com/api/disputes/object
 */
export const dispute = returned;

export type Dispute = z.infer<typeof dispute>;
