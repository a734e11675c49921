import { listen } from './listen.ts';
import { quietly } from './quietly.ts';

type NavigationLike = { currentEntry?: unknown; addEventListener?: unknown } & EventTarget;

/**
 * Calls back when a client-side router may have changed the address: with the Navigation API, and otherwise (before
 * Firefox 147 and Safari 26.2, https://developer.mozilla.org/docs/Web/API/Navigation_API, or where the page has a
 * `navigation` of its own) with the next event of any kind. No patched `history`, no polling.
 */
export function onRouteChange(callback: () => void): void {
  const isTold = quietly(() => {
    const { navigation } = window as { navigation?: NavigationLike };
    if (!navigation?.currentEntry) return false;
    navigation.addEventListener('currententrychange', callback);
    return true;
  });
  if (isTold) return;
  listen('popstate hashchange pointermove scroll keyup visibilitychange', callback);
  // Not in the capture phase: with a click, most routers change the address.
  quietly(() => addEventListener('click', callback));
}
