import { quietly } from '../browser/quietly.ts';
import { readClickId } from '../store/registered-click.ts';
import { readItem } from '../store/tab.ts';

/**
 * Makes what tells the page whenever the answer of `getClickId` or `getOffer` has changed; what they answer now, page code
 * can ask itself.
 *
 * @param onNone Comes first where there is no click ID any more.
 */
export function createAnnouncement(onNone: () => void): () => void {
  let told = state();
  return () => {
    const now = state();
    if (now === told) return;
    told = now;
    const detail = readClickId();
    if (!detail) quietly(onNone);
    quietly(() => void dispatchEvent(new CustomEvent('selgeo:change', { detail })));
  };
}

function state(): string {
  return `${readClickId()} ${readItem('__selgeo_offer')}`;
}
