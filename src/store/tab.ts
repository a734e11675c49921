import { quietly } from '../browser/quietly.ts';

/**
 * The tab's storage. The first two keys are fixed: merchants read them directly. `__selgeo_seen` lists the referrals
 * that this tab has had, the newest first; `__selgeo_parked` the click requests that the API has not answered yet, the
 * oldest first. Both are JSON.
 */
export type TextKey = '__selgeo_cid' | '__selgeo_vtk' | '__selgeo_debug';
export type ListKey = '__selgeo_seen' | '__selgeo_parked';

// Where the tab's storage is switched off or sandboxed away, or when it is full: memory, for the life of the page.
let storage: Partial<Record<string, string>> = {};
quietly(() => {
  // Null in an Android WebView whose app has not switched it on.
  storage = sessionStorage ?? storage;
});

/** The stored value, if any. Read afresh each time: other pages of the tab may have stored a newer one. */
export function readItem(key: TextKey | ListKey): string | undefined {
  return storage[key];
}

/** Stores a value for this tab. */
export function writeItem(key: TextKey | ListKey, value: string): void {
  try {
    storage[key] = value;
  } catch {
    storage = { ...storage, [key]: value };
  }
}

/** The stored list; empty when there is none, or when it is not JSON. */
export function readList<Entry>(key: ListKey): Entry[] {
  const text = storage[key];
  // In most visits there is none, and an error that is thrown and caught costs a millisecond on a slow machine.
  if (!text) return [];
  try {
    // What is stored may be JSON and still no list.
    return [].concat(JSON.parse(text));
  } catch {
    return [];
  }
}

export function writeList(key: ListKey, list: readonly unknown[]): void {
  writeItem(key, JSON.stringify(list));
}
