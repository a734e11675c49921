import { uuidOf } from '../agreed/uuid-of.ts';
import { quietly } from './quietly.ts';

/** A new random UUID of version 4 (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4). */
export function requestId(): string {
  let id: string | undefined;
  // There in a secure context only, and merchants have pages on plain http. One of the page's own may always give the same.
  quietly(() => {
    const random = uuidOf(crypto.randomUUID());
    if (random !== crypto.randomUUID()) id = random;
  });
  return id ?? composed();
}

function composed(): string {
  const bytes = new Uint8Array(32);
  quietly(() => bytes.set(bytes.map(() => Math.random() * 256)));
  // Better ones, unless the page has a `crypto` of its own.
  quietly(() => crypto.getRandomValues(bytes));
  let next = 0;
  return 'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    ((bytes[next++] as number) & 15).toString(16),
  );
}
