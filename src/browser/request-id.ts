import { quietly } from './quietly.ts';

/**
 * A new random UUID of version 4 (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4). `crypto.randomUUID`
 * would need a secure context, and merchants have pages on plain http.
 */
export function requestId(): string {
  const words = new Uint16Array(8);
  quietly(() => words.set(words.map(() => Math.random() * 0x10000)));
  // Better ones, unless the page has a `crypto` of its own.
  quietly(() => crypto.getRandomValues(words));
  let digits = '';
  // With the one in front, each has its leading zeros.
  for (const word of words) digits += (0x10000 + word).toString(16).slice(1);
  return digits.replace(/(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-a$4-');
}
