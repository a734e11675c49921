/**
 * Calls back when a client-side router may have changed the address. Where the Navigation API is missing (before
 * Firefox 147 and Safari 26.2, https://developer.mozilla.org/docs/Web/API/Navigation_API), that is after each click: no
 * patched `history`, no polling. What it misses there, the next page finds in its referrer.
 */
export function onRouteChange(callback: () => void): void {
  (window as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', callback);
  addEventListener('click', callback);
}
