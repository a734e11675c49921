import type { z } from 'zod';
import { returned } from './returned.ts';

/** A refund by itself: only whether it has failed matters, since the charge tells the sum. https://docs.stripe.com/api/refunds/object */
export const refund = returned;

export type Refund = z.infer<typeof refund>;
