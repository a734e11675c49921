/** A text from the network, storage or a page as a UUID of any version and case; `undefined` when it is none. */
export function uuidOf(text: string | undefined): string | undefined {
  return text?.match(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i)?.[0];
}
