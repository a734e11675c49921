const PROBE = '__selgeo_probe';
const KEYS = ['__selgeo_cid', '__selgeo_parked'] as const;

/** Whether the tab's storage takes a value, and has those that the snippet holds. Leaves it as it was. */
export function storageWorks(readItem: (key: (typeof KEYS)[number]) => string | undefined): boolean {
  try {
    sessionStorage.setItem(PROBE, '1');
    sessionStorage.removeItem(PROBE);
    return KEYS.every((key) => (readItem(key) ?? null) === sessionStorage.getItem(key));
  } catch {
    return false;
  }
}
