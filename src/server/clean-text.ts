/** Characters of a text that are worth repeating: a proxy may answer with a whole page. */
const LONGEST = 300;

/**
 * A text from elsewhere as it may stand in an error, which somebody may print: without what controls a terminal or hides in
 * a line, without the secret key, and short. Anything but a text is `''`.
 *
 * @param secretKey As the caller has given it, so it may be anything.
 */
export function cleanText(value: unknown, secretKey: unknown): string {
  // In this order: such a character inside of the key would hide it, and a key that is cut is still half a key.
  const text = visible(value);
  const key = visible(secretKey).trim();
  return (key ? text.split(key).join('sk_…') : text).slice(0, LONGEST);
}

function visible(value: unknown): string {
  return typeof value === 'string'
    ? value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, '')
    : '';
}
