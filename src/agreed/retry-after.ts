/**
 * A `Retry-After` header in seconds, 0 for none or a malformed one. It can be a number of seconds, or a date.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 *
 * @param now Milliseconds since 1970.
 */
export function retryAfter(header: string | null | undefined, now: number): number {
  if (!header) return 0;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return seconds > 0 ? seconds : 0;
}
