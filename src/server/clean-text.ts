/** Characters of a text that are worth repeating: a proxy may answer with a whole page. */
const LONGEST = 300;

/**
 * A text of the API's as it may stand in an error, which somebody may print: without what controls a terminal or hides in
 * a line, without the secret key, and short. Anything but a text is `''`.
 */
export function cleanText(value: unknown, secretKey: string): string {
  if (typeof value !== 'string') return '';
  // In this order: such a character inside of the key would hide it, and a key that is cut is still half a key.
  const visible = value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, '');
  return visible.split(secretKey).join('sk_…').slice(0, LONGEST);
}
