import { z } from 'zod';
import { uuidOf } from '../../src/agreed/uuid-of.ts';

/**
 * A click ID as a page sent it, or undefined for everything that is not one: null, an empty string, a number, junk.
 * Never an error, because a lost attribution must not become a lost sale.
 */
export const clickIdField = z.string().refine(uuidOf).optional().catch(undefined);
