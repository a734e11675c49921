import { z } from 'zod';

/** The ID of another object of Stripe's, which may stand there whole: https://docs.stripe.com/api/expanding_objects */
export const reference = z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]);
