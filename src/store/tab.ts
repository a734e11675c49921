import { filtered } from '../agreed/filtered.ts';
import { quietly } from '../browser/quietly.ts';

/**
 * The tab's storage. The first two keys are fixed: merchants read them directly. `__selgeo_seen` lists the landings that
 * this tab has had, the newest first; `__selgeo_parked` the clicks that the API has not answered yet, the oldest first.
 * Both are JSON.
 */
export type TextKey = '__selgeo_cid' | '__selgeo_vtk' | '__selgeo_offer' | '__selgeo_debug';
export type ListKey = '__selgeo_seen' | '__selgeo_parked';
type Key = TextKey | ListKey;

/**
 * Where the tab's storage is switched off or sandboxed away, or when it is full: memory, for the life of the page. So it is
 * while the visitor has not agreed: then nobody touches the storage. Absent until somebody asks.
 */
let storage: Partial<Record<string, string>> | undefined;

function store(): Partial<Record<string, string>> {
  // Null in an Android WebView whose app has not switched it on.
  storage ??= quietly(() => sessionStorage) ?? {};
  return storage;
}

/** What this page knows of the storage. */
let known: Partial<Record<Key, string>> = {};

/** The stored value, if any. Read afresh each time: other pages of the tab may have stored a newer one. */
export function readItem(key: Key): string | undefined {
  const value = store()[key];
  if (value) known[key] = value;
  return value;
}

/** Stores a value for this tab. */
export function writeItem(key: Key, value: string): void {
  known[key] = value;
  try {
    store()[key] = value;
  } catch {
    storage = { ...storage, [key]: value };
  }
}

/** Removes a value, which does not come back: also what an earlier visit has stored, where the visitor has not agreed to this one. */
export function removeItem(key: Key): void {
  delete known[key];
  quietly(() => {
    delete store()[key];
    delete sessionStorage[key];
  });
}

/** Another frame or page has changed something: only what the storage has counts. */
export function unlearn(): void {
  const keys = Object.keys(known) as Key[];
  known = {};
  for (const key of keys) readItem(key);
}

/** Begins a page: what was known on another one counts no more. */
export function openTab(): void {
  known = {};
  storage = undefined;
}

/** Until it is opened, nothing is read from the storage or written there. */
export function closeTab(): void {
  known = {};
  storage = {};
}

/**
 * Writes back what is gone: a page may empty the storage of the tab, at login for instance, and must not lose its click by
 * that, nor count it again.
 */
export function keep(): void {
  quietly(() => {
    const all = Object.entries(known);
    if (!filtered(all, ([key]) => store()[key]).length)
      for (const [key, value] of all) writeItem(key as Key, value);
  });
}

/** The stored list; empty when there is none, or when it is not JSON. Its entries are whatever somebody has stored. */
export function readList(key: ListKey): unknown[] {
  const list = parsed(readItem(key));
  return Array.isArray(list) ? list : [];
}

/** What a JSON text holds; `undefined` for anything else. */
export function parsed(text: string | null | undefined): unknown {
  // In most visits there is none, and an error that is thrown and caught costs a millisecond on a slow machine.
  return text ? quietly(() => JSON.parse(text)) : undefined;
}

export function writeList(key: ListKey, list: readonly unknown[]): void {
  writeItem(key, jsonOf(list));
}

/**
 * As `JSON.stringify`, past a `toJSON` that the page has given to arrays or texts: Prototype 1.6 turns both into JSON
 * before their time (https://github.com/prototypejs/prototype/issues/327).
 */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key) {
    return this[key];
  });
}
