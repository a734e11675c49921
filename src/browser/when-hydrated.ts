/**
 * Calls back after the `load` event, in an idle moment, when a framework has had its chance to hydrate the markup that
 * the callback will change. WebKit has no `requestIdleCallback` (https://bugs.webkit.org/show_bug.cgi?id=164193).
 */
export function whenHydrated(callback: () => void): void {
  const run = () =>
    'requestIdleCallback' in window ? requestIdleCallback(callback) : setTimeout(callback, 200);
  if (document.readyState === 'complete') run();
  else addEventListener('load', run);
}
