/**
 * Calls back in an idle moment, or after a second where none comes: Chromium may take half a minute after a client-side
 * navigation. WebKit has no `requestIdleCallback` (https://bugs.webkit.org/show_bug.cgi?id=164193): there after 200 ms.
 */
export function whenIdle(callback: () => void): void {
  try {
    requestIdleCallback(callback, { timeout: 1000 });
  } catch {
    setTimeout(callback, 200);
  }
}
