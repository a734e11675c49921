import type { Options } from '../agreed/options.ts';
import { eraseKept, type NewClick, readKept, writeKept } from '../store/kept.ts';
import { readClickId, writeClick } from '../store/registered-click.ts';
import { removeItem } from '../store/tab.ts';
import { currentLanding, leaveLandings } from './landings.ts';
import { hasClick } from './park.ts';
import { trace } from './trace.ts';

/** Puts a click in force: in the tab, and where the tag asks for it, beyond. With `first`, what is kept there stays. */
export function putInForce(options: Options, click: NewClick): void {
  writeClick(click);
  if (!options.storage || (options.keepFirst && readKept(options))) return;
  if (!writeKept(click, options)) trace('not-kept');
}

/** Begins a page with what is kept beyond the tab: the newest click of all tabs. With `first`, a click of this tab stays. */
export function refill(options: Options): void {
  const kept = readKept(options);
  if (!kept || kept.clickId === readClickId() || (options.keepFirst && hasClick())) return;
  // A page whose tag keeps nothing may have brought a newer one.
  if ((kept.at as number) <= (currentLanding()?.at ?? 0)) return;
  leaveLandings();
  writeClick(kept);
  trace('restored', { clickId: kept.clickId });
}

/** Empties tab and longer storage; the landings only where nothing at all may stay. */
export function eraseClick(alsoLandings: boolean): void {
  // Before the others: a frame of the page, which is told of each, would take its loss for a page that empties its storage.
  if (alsoLandings) removeItem('__selgeo_seen');
  for (const key of ['__selgeo_cid', '__selgeo_vtk', '__selgeo_offer', '__selgeo_parked'] as const)
    removeItem(key);
  eraseKept();
}
