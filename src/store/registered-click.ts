import { shortText } from '../agreed/short-text.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { readItem, writeItem } from './tab.ts';

/** The click ID in force, or `null`. A stored value that is not a UUID is treated as absent. */
export function readClickId(): string | null {
  return uuidOf(readItem('__selgeo_cid')) ?? null;
}

/** The visitor token, if the API has given one. */
export function readVisitorToken(): string | undefined {
  return shortText(readItem('__selgeo_vtk'));
}

/** Puts a click in force. A visitor token that is none says nothing, and the one before stays. */
export function writeClick(clickId: string, visitorToken: unknown): void {
  writeItem('__selgeo_cid', clickId);
  const token = shortText(visitorToken);
  if (token) writeItem('__selgeo_vtk', token);
}
