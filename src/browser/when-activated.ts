/**
 * Resolves when the visitor sees a page that the browser has only prerendered so far
 * (https://developer.mozilla.org/docs/Web/API/Document/prerendering, Chromium). `undefined` for any other page: a hidden
 * background tab counts as seen.
 */
export async function whenActivated(): Promise<void> {
  if ((document as { prerendering?: boolean }).prerendering) {
    await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve));
  }
}
