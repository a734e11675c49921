import { filtered } from '../agreed/filtered.ts';
import { shortText } from '../agreed/short-text.ts';
import { quietly } from '../browser/quietly.ts';

/**
 * Finds the referral token in an address: the first of `names` that has one, in the query, then in the fragment of a hash
 * router, and only where there is none, in the address as mail, chat and editors may have damaged it.
 */
export function findReferral(address: string, names: readonly string[]): string | undefined {
  // Most visits have none; this is all that it costs them.
  const decoded = quietly(() => decodeURIComponent(address));
  // What cannot be decoded as a whole is searched: its parts may be readable.
  const isIn = (name: string) =>
    address.indexOf(name) >= 0 || decoded === undefined || decoded.indexOf(name) >= 0;
  if (!filtered(names, isIn).length) return undefined;
  return findPlain(address, names) ?? findPlain(repaired(address), names);
}

/** Whether an address carries a referral only after it is repaired. */
export function isDamaged(address: string, names: readonly string[]): boolean {
  return findPlain(address, names) === undefined && findReferral(address, names) !== undefined;
}

function findPlain(address: string, names: readonly string[]): string | undefined {
  const [, query, fragment] = address.match(/^[^?#]*\??([^#]*)#?(.*)/s) ?? [];
  // `#access_token=…&ref=` is an answer of a login, not a route.
  const route = fragment?.match(/^[/!].*?[?&](.*)/s)?.[1];
  // In loops, because a page may have list methods of its own.
  for (const fields of [new URLSearchParams(query), new URLSearchParams(route)]) {
    for (const name of names) {
      for (const value of fields.getAll(name)) {
        const token = tokenOf(value);
        if (token) return token;
      }
    }
  }
  return undefined;
}

/**
 * An address in which every separator is one again: a second `?`, an encoded one, `&amp;`. What stands in an address
 * within the address (`?next=%2Fp%3Fref%3Dx`) belongs to that one.
 */
function repaired(address: string): string {
  return (
    address
      // `&amp;`, `&#038;` and the like, also doubled, or with an encoded semicolon.
      .replace(/(&|%26)((amp|(#|%23)0*38)(;|%3B))+/gi, '$1')
      .replace(/^([^?]*?)%3F/i, '$1?')
      // Each field of the query that holds no address: no slash before the separators.
      .replace(/[?&](?!((?!%3F|%26)[^&#?=])*=((?!%3F|%26)[^&#?])*(\/|%2F))[^&#]+/gi, (field) =>
        field.replace(/(?!^)\?|%3F|%26/gi, '&').replace(/%3D/gi, '='),
      )
  );
}

/** A value without what does not belong to it: what follows a second separator, what nobody sees, and what ends a sentence. */
function tokenOf(value: string): string | undefined {
  return shortText(
    // Most are clean, and on a slow machine the pattern for the others costs more than all the rest of a search.
    /^[\w-]+$/.test(value)
      ? value
      : value.replace(/\?.*|&[^&=]*=.*|\p{C}|[\s.,;:!)\]>"'*/”’»]+(?=$|\?|&[^&=]*=|\p{C}+$)/gsu, ''),
  );
}
