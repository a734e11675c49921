/**
 * Text of a page, a server or the command line, without what commands a terminal or turns the order of the text round:
 * control characters (C0 and C1), line separators and the marks of bidirectional text. Each becomes a blank.
 */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ');

/** The same for every text in some data. */
export function printableData<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data), (_, value) =>
    typeof value === 'string' ? printable(value) : value,
  );
}
