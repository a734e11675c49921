'use client';
import { useEffect, useSyncExternalStore } from 'react';
import { init, ready, getClickId } from './index.js';

/**
 * Starts the snippet once the page is hydrated; renders nothing. Its props are the options of `init`, as they are when
 * it starts: where the snippet runs already (the script tag, another `<Selgeo>`, strict mode's second effect, a later
 * render with other props), nothing starts or changes. On a server it does nothing.
 */
function Selgeo(options) {
    useEffect(() => void init(options));
    return null;
}

/**
 * When the snippet may have work again: a router has changed the address (where the Navigation API is missing, after a
 * click), the network or the page is back, or the visitor returns to a tab that another one may have handed its click.
 */
const OCCASIONS = ['click', 'online', 'pageshow', 'visibilitychange'];
/**
 * Calls back whenever the click ID may have changed; gives what ends that. The snippet tells nobody of a change, so this
 * asks it on those occasions and when it has settled after them; never by a timer.
 */
function watchClickId(onChange) {
    let isOver = false;
    let isAsking = false;
    async function ask() {
        onChange();
        if (isAsking)
            return;
        isAsking = true;
        try {
            await ready();
        }
        catch {
            // The page has put something of its own into `window.__selgeo`.
        }
        isAsking = false;
        if (isOver)
            return;
        // Only now, so that the snippet's own listeners come first. What listens already does not listen twice.
        listen('addEventListener');
        onChange();
    }
    function listen(act) {
        for (const type of OCCASIONS)
            window[act](type, ask);
        window.navigation?.[act]('currententrychange', ask);
    }
    void ask();
    return () => {
        isOver = true;
        listen('removeEventListener');
    };
}

const onServer = () => null;
/**
 * The click ID of this tab (a UUID), or `null`: not referred, or not registered yet. `null` on a server and while the
 * page hydrates, so that both agree; the component renders again as soon as there is an ID, and when a later click
 * replaces it. Needs the script tag or `<Selgeo>` somewhere on the page.
 *
 * A button that sends the click ID when it is pressed should `await ready({ timeout })` instead, which waits for it.
 */
function useClickId() {
    return useSyncExternalStore(watchClickId, getClickId, onServer);
}

export { Selgeo, useClickId };
//# sourceMappingURL=react.js.map
