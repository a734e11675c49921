import { InitOptions } from './index.js';

/**
 * Starts the snippet once the page is hydrated; renders nothing. Its props are the options of `init`, as they are when
 * it starts: where the snippet runs already (the script tag, another `<Selgeo>`, strict mode's second effect, a later
 * render with other props), nothing starts or changes. On a server it does nothing.
 */
declare function Selgeo(options: InitOptions): null;

/**
 * The click ID of this tab (a UUID), or `null`: not referred, or not registered yet. `null` on a server and while the
 * page hydrates, so that both agree; the component renders again as soon as there is an ID, and when a later click
 * replaces it. Needs the script tag or `<Selgeo>` somewhere on the page.
 *
 * A button that sends the click ID when it is pressed should `await ready({ timeout })` instead, which waits for it.
 */
declare function useClickId(): string | null;

export { Selgeo, useClickId };
