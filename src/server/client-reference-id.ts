import { uuidOf } from '../agreed/uuid-of.ts';

/**
 * Returns the click ID from a value that a page has sent to the back end: the UUID, or `undefined` for everything else
 * (null, a number, an array, junk). Never throws, because a lost attribution must not become a lost sale.
 */
export function clientReferenceId(value: unknown): string | undefined {
  return typeof value === 'string' ? uuidOf(value) : undefined;
}
