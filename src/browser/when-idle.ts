/**
 * Calls back in an idle moment, or after a second where none comes: Chromium may take half a minute after a client-side
 * navigation. WebKit has no `requestIdleCallback` (https://bugs.webkit.org/show_bug.cgi?id=164193): there after 200 ms.
 */
export function whenIdle(callback: () => void): number {
  return (window.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(callback, { timeout: 1000 });
}
