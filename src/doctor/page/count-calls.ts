import type { Watched } from './watched.ts';

type Api = Record<'getClickId' | 'ready', (...args: unknown[]) => unknown>;

/** Lets what the page has published count the calls of its functions. The snippet itself calls none of them. */
export function countCalls(watched: Watched): void {
  const api = watched.published as Api | undefined;
  count('getClickId', (answer) => {
    watched.ever++;
    if (!answer) watched.early++;
  });
  count('ready', () => {
    watched.waits++;
  });

  function count(name: keyof Api, note: (answer: unknown) => void) {
    try {
      const original = api?.[name];
      if (typeof original !== 'function' || watched.originals.has(original)) return;
      const counting = (...args: unknown[]) => {
        const answer = original.apply(api, args);
        note(answer);
        return answer;
      };
      watched.originals.set(counting, () => original.call(api));
      (api as Api)[name] = counting;
    } catch {
      // The page has frozen it.
    }
  }
}
