/** A value from the network, storage or a page as a UUID of any version and case; `undefined` when it is none. */
export function uuidOf(value: unknown): string | undefined {
  return typeof value === 'string'
    ? value.match(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i)?.[0]
    : undefined;
}
