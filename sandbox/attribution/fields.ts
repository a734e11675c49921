import { z } from 'zod';
import { uuidOf } from '../../src/agreed/uuid-of.ts';

// Messages read as the end of a sentence that begins with the field's name; see `invalidField`.

/** A trimmed text of 1 to `max` characters. */
export const text = (max: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is required' : 'must be a string') })
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`);

/** Any UUID, as text in lower case. */
export const uuid = (hint = '') =>
  z
    .string({ error: ({ input }) => `${input === undefined ? 'is required' : 'must be a UUID'}${hint}` })
    .refine(uuidOf, `must be a UUID${hint}`)
    .toLowerCase();
