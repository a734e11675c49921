import { startTransition, useEffect, useState } from 'react';
import { watchClickId } from './watch-click-id.ts';

/**
 * The click ID of this tab (a UUID), or `null`: not referred, or not registered yet. `null` on a server and at first in
 * the page, so that both agree; the component renders again as soon as there is an ID, and when a later click replaces it.
 * Needs the script tag or `<Selgeo>` somewhere on the page.
 *
 * A button that sends the click ID when it is pressed should `await ready({ timeout })` instead, which waits for it.
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
