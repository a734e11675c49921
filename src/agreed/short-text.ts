/**
 * A text of 1 to 255 characters, without the blanks around it; `undefined` for anything else. What a referral token, a
 * visitor token and the texts of an offer may be.
 */
export function shortText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text && text.length < 256 ? text : undefined;
}
