import { matches } from './matches.ts';

/** The origin that an http(s) address starts with, as it is written there; `undefined` for anything else. */
export function originOf(address: string | undefined): string | undefined {
  return matches(address, /^https?:\/\/[\w.:-]+/)[0];
}
