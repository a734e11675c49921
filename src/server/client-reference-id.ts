import { uuidOf } from '../agreed/uuid-of.ts';

/**
 * The click ID in a value that a page has sent to the back end: the UUID, or `undefined` for everything that is none
 * (null, a number, an array, junk). Never throws, because a lost attribution must not become a lost sale.
 */
export function clientReferenceId(value: unknown): string | undefined {
  return typeof value === 'string' ? uuidOf(value) : undefined;
}
