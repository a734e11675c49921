import { z } from 'zod';

/** To the end of the year 9999, in seconds: what lies beyond is no date. */
const LAST_SECOND = 253_402_300_799;

/** An event of Stripe's API v1, whole with the object that it is about. https://docs.stripe.com/api/events/object */
export const stripeEvent = z.object({
  id: z.string().min(1),
  type: z.string(),
  livemode: z.boolean(),
  created: z.int().min(0).max(LAST_SECOND),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});

/**
 * An event of API v2, which names an object without saying anything of it, at a time that is a text.
 * https://docs.stripe.com/api/v2/core/events/object
 */
export const thinEvent = z.object({
  id: z.string().min(1),
  object: z.string().startsWith('v2.'),
  type: z.string().default('v2.core.event'),
  livemode: z.boolean().default(false),
});
