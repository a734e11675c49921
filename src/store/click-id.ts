import { uuidOf } from '../agreed/uuid-of.ts';
import { readItem } from './tab.ts';

/** The click ID in force, or `null`. A stored value that is not a UUID is treated as absent. */
export function readClickId(): string | null {
  return uuidOf(readItem('__selgeo_cid')) ?? null;
}
