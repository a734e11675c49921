/**
 * A new random UUID: the end of a blob's address (https://w3c.github.io/FileAPI/#unicodeBlobURL). `crypto.randomUUID`
 * would need a secure context, and merchants have pages on plain http.
 */
export function requestId(): string {
  return URL.createObjectURL(new Blob()).slice(-36);
}
