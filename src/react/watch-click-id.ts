import { ready } from '../visit/init.ts';

/**
 * When the snippet may have work again: a router has changed the address (where the Navigation API is missing, after a
 * click), the network or the page is back, or the visitor returns to a tab that another one may have handed its click.
 */
const OCCASIONS = ['click', 'online', 'pageshow', 'visibilitychange'] as const;

/**
 * Calls back whenever the click ID may have changed; gives what ends that. The snippet tells nobody of a change, so this
 * asks it on those occasions and when it has settled after them; never by a timer.
 */
export function watchClickId(onChange: () => void): () => void {
  let isOver = false;
  let isAsking = false;

  async function ask() {
    onChange();
    if (isAsking) return;
    isAsking = true;
    try {
      await ready();
    } catch {
      // The page has put something of its own into `window.__selgeo`.
    }
    isAsking = false;
    if (isOver) return;
    // Only now, so that the snippet's own listeners come first. What listens already does not listen twice.
    listen('addEventListener');
    onChange();
  }

  function listen(act: 'addEventListener' | 'removeEventListener') {
    for (const type of OCCASIONS) window[act](type, ask);
    (window as { navigation?: EventTarget }).navigation?.[act]('currententrychange', ask);
  }

  void ask();
  return () => {
    isOver = true;
    listen('removeEventListener');
  };
}
