/**
 * Whether a status says "not now", so that another attempt can succeed: no answer at all (`undefined` or 0), 408, 425,
 * 429 (https://www.rfc-editor.org/rfc/rfc9110#name-status-codes, RFC 8470, RFC 6585) and every 5xx.
 */
export function isNotNow(status: number | undefined): boolean {
  return !status || status >= 500 || status === 408 || status === 425 || status === 429;
}
