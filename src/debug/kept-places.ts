import type { Options } from '../agreed/options.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { quietly } from '../browser/quietly.ts';
import { readKept } from '../store/kept.ts';
import type { Kept } from '../visit/inspection.ts';
import { isHeldBack } from './is-held-back.ts';

/** The last moment that a `Date` can hold. */
const LAST = 8.64e15;

/** Where the browser has a click ID now. While the visitor has not agreed, nobody looks. */
export function keptPlaces(options: Options | undefined): Kept[] {
  if (isHeldBack()) return [];
  const places: Kept[] = [];
  quietly(() => {
    if (uuidOf(sessionStorage.getItem('__selgeo_cid') ?? undefined))
      places.push({ where: 'tab', until: null });
  });
  const kept = options && readKept(options);
  if (!kept || !options?.storage) return places;
  const until = typeof kept.until === 'number' && kept.until <= LAST ? kept.until : null;
  return [...places, { where: options.storage, until: options.storage === 'local' ? until : null }];
}
