import { quietly } from '../browser/quietly.ts';
import type { Click } from '../visit/click-api.ts';

/**
 * The tab's storage. The first two keys are fixed: merchants read them directly. `__selgeo_seen` lists the referrals
 * that this tab has had, the newest first; `__selgeo_parked` the clicks that the API has not answered yet, the oldest
 * first. Both are JSON.
 */
export type TextKey = '__selgeo_cid' | '__selgeo_vtk' | '__selgeo_debug';
type Lists = { __selgeo_seen: string; __selgeo_parked: Click };

// Where the tab's storage is switched off or sandboxed away, or when it is full: memory, for the life of the page.
let storage: Partial<Record<string, string>> = {};
quietly(() => {
  // Null in an Android WebView whose app has not switched it on.
  storage = sessionStorage ?? storage;
});

/** The stored value, if any. Read afresh each time: other pages of the tab may have stored a newer one. */
export function readItem(key: TextKey | keyof Lists): string | undefined {
  return storage[key];
}

/** Stores a value for this tab. */
export function writeItem(key: TextKey | keyof Lists, value: string): void {
  try {
    storage[key] = value;
  } catch {
    storage = { ...storage, [key]: value };
  }
}

/** The stored list; empty when there is none, or when it is not JSON. */
export function readList<Key extends keyof Lists>(key: Key): Lists[Key][] {
  try {
    // What is stored may be JSON and still no list.
    return [].concat(JSON.parse(storage[key] as string));
  } catch {
    return [];
  }
}

export function writeList<Key extends keyof Lists>(key: Key, list: readonly Lists[Key][]): void {
  writeItem(key, JSON.stringify(list));
}
