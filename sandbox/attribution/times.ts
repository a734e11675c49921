/** How often, in words for people: `once`, `2 times`. */
export const times = (count: number): string =>
  count === 1 ? 'once' : `${count.toLocaleString('en-US')} times`;
