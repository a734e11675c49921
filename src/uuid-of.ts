import { matches } from './matches.ts';

/** A value from the network, storage or a page as a UUID of any version and case; `undefined` when it is none. */
export function uuidOf(value: string | undefined): string | undefined {
  return matches(value, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i)[0];
}
