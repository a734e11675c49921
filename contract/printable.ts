/** Text from the network as one line that a terminal shows and does not obey. */
export const printable = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim();
