/** What the doctor has noticed since the document began. Its page has this under a symbol, where no page trips over it. */
export type Watched = {
  early: number;
  ever: number;
  nobody: number;
  waits: number;
  readonly violations: { readonly directive: string; readonly address: string }[];
  readonly outcomes: WeakMap<Element, 'load' | 'error'>;
  /** What the page has put into `window.__selgeo`. */
  published: unknown;
  /** The functions that stand behind those that count. */
  readonly originals: WeakMap<object, () => unknown>;
};

const KEY = Symbol.for('selgeo.doctor');

export function startWatching(): Watched {
  const watched: Watched = {
    early: 0,
    ever: 0,
    nobody: 0,
    waits: 0,
    violations: [],
    outcomes: new WeakMap(),
    published: undefined,
    originals: new WeakMap(),
  };
  Object.defineProperty(window, KEY, { value: watched, configurable: true });
  return watched;
}

/** `undefined` in a document that the browser has made itself. */
export function readWatched(): Watched | undefined {
  return Reflect.get(window, KEY);
}
