/** Names for the minifier, from the letters in this order: `a`, `b`, … then two letters, and so on. */
export function letters(alphabet) {
  return {
    get(index) {
      const rest = Math.floor(index / alphabet.length);
      return (rest ? this.get(rest - 1) : '') + alphabet[index % alphabet.length];
    },
  };
}
