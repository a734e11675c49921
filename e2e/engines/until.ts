import { setTimeout as pause } from 'node:timers/promises';

const LIMIT = 10_000;

/**
 * Asks again until the answer is truthy, and gives it. An error counts as "not yet", as long as `isTemporary` says so:
 * by default always, because a page that navigates answers no question. Gives up after 10 seconds.
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
      if (!isTemporary(error)) throw error;
      cause = error;
    }
    await pause(25);
  }
  throw new Error(`Waited ${LIMIT / 1000} seconds for ${what}`, { cause });
}
