/** A text from outside for a sentence: short, and without control characters, since sentences reach a terminal too. */
export function quote(value: string): string {
  const printable = value.replace(/\p{C}/gu, ' ');
  return `“${printable.length > 60 ? `${printable.slice(0, 59)}…` : printable}”`;
}
