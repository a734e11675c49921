import { readItem, writeItem } from './tab.ts';

/** What belongs to a registered click: its ID, the visitor token, and the referrals that its tab has had. */
const KEYS = ['__selgeo_cid', '__selgeo_vtk', '__selgeo_seen'] as const;

/** The stored texts of a click, as one tab hands them to another. */
export function readClick(): readonly (string | undefined)[] {
  return KEYS.map(readItem);
}

/** Stores what the API or another tab has given, in the order of `readClick`; what is missing stays as it is. */
export function writeClick(texts: readonly unknown[]): void {
  KEYS.forEach((key, index) => {
    const text = texts[index] as string | undefined;
    // Only a text has this method; a blank one says nothing.
    if (text?.trim?.()) writeItem(key, text);
  });
}
