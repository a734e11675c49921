import type { Answer } from './reader.ts';

/** What a word of a manager says: one of these agrees, any other refuses, and none is no answer. */
export function answerOf(word: string | undefined): Answer {
  return word ? /^(ACCEPT|allow|granted|yes)$/.test(word) : undefined;
}

/** What two lists say, of those that are agreed to and of those that are refused. */
export function listed(agreed: readonly string[], refused: readonly string[]): (category: string) => Answer {
  return (category) => agreed.includes(category) || (refused.includes(category) ? false : undefined);
}
