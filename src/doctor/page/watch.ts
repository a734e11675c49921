import { countCalls } from './count-calls.ts';
import { startWatching } from './watched.ts';

/** Runs before anything else in each document, and takes note of what nobody can find out afterwards. */
export function run(): void {
  const watched = startWatching();
  addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective: directive, blockedURI: address, disposition } = event;
    if (disposition === 'enforce') watched.violations.push({ directive, address });
  });
  for (const type of ['load', 'error'] as const) {
    // Neither bubbles, and `load` does not even reach the window.
    document.addEventListener(type, ({ target }) => watched.outcomes.set(target as Element, type), true);
  }

  Object.defineProperty(window, '__selgeo', {
    configurable: true,
    enumerable: true,
    get: () => {
      countCalls(watched);
      // The snippet and its stub look whether somebody is there, and move in at once. Anybody else wants something.
      if (watched.published === undefined) {
        queueMicrotask(() => {
          if (watched.published === undefined) watched.nobody++;
        });
      }
      return watched.published;
    },
    set: (value: unknown) => {
      watched.published = value;
      countCalls(watched);
    },
  });
}
