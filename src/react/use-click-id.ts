import * as React from 'react';
import { useEffect, useState } from 'react';
import { watchClickId } from './watch-click-id.ts';

/**
 * React has it since 18. Before, an update is an update. By a copy of all that React has: bundlers complain of a module that
 * is asked for what it does not export (https://github.com/webpack/webpack/issues/14814).
 */
const { startTransition = (update: () => void) => update() }: Partial<typeof React> = { ...React };

/**
 * Returns the click ID of this tab (a UUID). Returns `null` if the visitor is not referred, or the click is not
 * registered yet. Returns `null` on a server and in the first render of a component, so that both match. The component
 * renders again when the click ID arrives, and when a later click replaces it. Needs the script tag or `<Selgeo>`
 * somewhere on the page.
 *
 * For a button that sends the click ID when it is pressed, use `await ready({ timeout })` instead: it waits for the
 * click ID.
 */
export function useClickId(): string | null {
  const [clickId, setClickId] = useState<string | null>(null);
  useEffect(
    () =>
      watchClickId((clickId) => {
        // A more urgent update, which `useSyncExternalStore` would make, takes the content of a Suspense boundary that
        // has not hydrated yet off the page, and shows its fallback (https://react.dev/reference/react/Suspense).
        startTransition(() => setClickId(clickId));
      }),
    [],
  );
  return clickId;
}
