import { quietly } from '../browser/quietly.ts';
import { readClickId } from '../store/registered-click.ts';
import { readItem } from '../store/tab.ts';

/**
 * Makes what tells the page whenever the answer of `getClickId` or `getOffer` has changed. Page code that was there before
 * this script has been told of no click: by the stub, or because there was nobody to ask.
 *
 * @param onNone Comes first where there is no click ID any more.
 */
export function createAnnouncement(onNone: () => void): () => void {
  let told = stateOf(null);
  return () => {
    const detail = readClickId();
    const now = stateOf(detail);
    if (now === told) return;
    told = now;
    if (!detail) quietly(onNone);
    quietly(() => void dispatchEvent(new CustomEvent('selgeo:change', { detail })));
  };
}

function stateOf(clickId: string | null): string {
  return `${clickId} ${clickId && readItem('__selgeo_offer')}`;
}
