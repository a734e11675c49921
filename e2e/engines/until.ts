import { setTimeout as pause } from 'node:timers/promises';
import { isEngineDeath } from './engine-died.ts';

const LIMIT = 30_000;

/**
 * Asks again until the answer is truthy, and gives it. An error counts as "not yet", as long as `isTemporary` says so:
 * by default always, because a page that navigates answers no question. Gives up after 30 seconds.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isTemporary: (error: unknown) => boolean = () => true,
): Promise<NonNullable<T>> {
  const end = Date.now() + LIMIT;
  let cause: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      cause = undefined;
      if (answer) return answer;
    } catch (error) {
      if (isEngineDeath(error) || !isTemporary(error)) throw error;
      cause = error;
    }
    await pause(25);
  }
  throw new Error(`Waited ${LIMIT / 1000} seconds for ${what}`, { cause });
}

/**
 * Gives an answer of a page, unless that takes longer than 3 seconds. The drivers of Firefox and WebKit never answer
 * what is asked at the moment when a page is restored from the back/forward cache; the next question they do answer.
 */
export async function soon<T>(answer: Promise<T>): Promise<T> {
  const late = pause(3000, undefined, { ref: false }).then(() => {
    throw new Error('The page has not answered');
  });
  return Promise.race([answer, late]);
}
