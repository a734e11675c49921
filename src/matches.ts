/** What `pattern` finds in a text that need not be there: an empty list when nothing matches. */
export function matches(text: string | undefined = '', pattern: RegExp): readonly string[] {
  return text.match(pattern) ?? [];
}
