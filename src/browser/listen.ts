import { quietly } from './quietly.ts';

/**
 * Listens on the window in the capture phase, so before the page's own listeners. Again with the same listener changes
 * nothing. A page may have an `addEventListener` of its own: then there is nothing to hear.
 *
 * @param types Separated by blanks.
 */
export function listen(types: string, listener: (event: Event) => void): void {
  for (const type of types.split(' '))
    quietly(() => addEventListener(type, listener, { capture: true, passive: true }));
}
