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
  // By `Array.from`, a page with Prototype or MooTools would not map. With the one in front, each has its leading zeros.
  const [a, b, c, d, e, f, g, h] = [...words].map((word) => (0x10000 + word).toString(16).slice(1));
  return `${a}${b}-${c}-4${d?.slice(1)}-a${e?.slice(1)}-${f}${g}${h}`;
}
