import { useSyncExternalStore } from 'react';
import { getClickId } from '../visit/init.ts';
import { watchClickId } from './watch-click-id.ts';

const onServer = () => null;

/**
 * The click ID of this tab (a UUID), or `null`: not referred, or not registered yet. `null` on a server and while the
 * page hydrates, so that both agree; the component renders again as soon as there is an ID, and when a later click
 * replaces it. Needs the script tag or `<Selgeo>` somewhere on the page.
 *
 * A button that sends the click ID when it is pressed should `await ready({ timeout })` instead, which waits for it.
 */
export function useClickId(): string | null {
  return useSyncExternalStore(watchClickId, getClickId, onServer);
}
