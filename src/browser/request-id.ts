import { quietly } from './quietly.ts';

/**
 * A new random UUID of version 4 (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4). `crypto.randomUUID` is there
 * in a secure context only, and merchants have pages on plain http.
 */
export function requestId(): string {
  const bytes = new Uint8Array(32);
  quietly(() => crypto.getRandomValues(bytes));
  // Mixed with another source, because either may be the page's own, which throws or always gives the same.
  quietly(() => bytes.set(bytes.map((byte) => byte ^ (Math.random() * 256))));
  let next = 0;
  return 'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    ((bytes[next++] as number) & 15).toString(16),
  );
}
