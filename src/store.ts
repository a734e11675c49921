/**
 * The tab's storage. The first two keys are fixed: merchants read them directly. `__selgeo_ref` is the referral that
 * the stored click belongs to.
 */
export type StoreKey = '__selgeo_cid' | '__selgeo_vtk' | '__selgeo_ref';

// Where the tab's storage is switched off or sandboxed away, or when it is full: memory, for the life of the page.
let storage: Partial<Record<string, string>>;
try {
  storage = sessionStorage;
} catch {
  storage = {};
}

/** The stored value, if any. Read afresh each time: other pages of the tab may have stored a newer one. */
export function readItem(key: StoreKey): string | undefined {
  return storage[key];
}

/** Stores a value for this tab. */
export function writeItem(key: StoreKey, value: string): void {
  try {
    storage[key] = value;
  } catch {
    storage = { ...storage, [key]: value };
  }
}
