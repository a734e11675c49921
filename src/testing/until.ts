/** Milliseconds that a check waits for what it expects, unless it is told otherwise. */
export const PATIENCE = 5000;

const PAUSE = 100;

/** Asks again and again, until the answer is fine or the time is over. Gives the last one. */
export async function until<T>(
  timeout: number,
  ask: () => Promise<T>,
  isFine: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (isFine(answer) || Date.now() >= end) return answer;
    await pause(PAUSE);
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
