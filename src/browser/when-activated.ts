import { documentProperty } from './document-property.ts';

declare global {
  interface Document {
    /** Chromium only. */
    readonly prerendering?: boolean;
  }
}

/**
 * Resolves when the visitor sees a page that the browser has only prerendered so far
 * (https://developer.mozilla.org/docs/Web/API/Document/prerendering, Chromium). `undefined` or `false` for any other
 * page: a hidden background tab counts as seen.
 */
export function whenActivated(): Promise<unknown> | undefined | false {
  return (
    documentProperty('prerendering') &&
    new Promise((resolve) => document.addEventListener('prerenderingchange', resolve))
  );
}
