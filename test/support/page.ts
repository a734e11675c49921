import { afterEach, beforeEach, onTestFinished, vi } from 'vitest';
import { openTab } from '../../src/store/tab.ts';
import { fakeXhr, isDown } from './api.ts';
import { closeTabs, fakeTabs } from './tabs.ts';

const listeners: Parameters<typeof addEventListener>[] = [];

/**
 * Gives every test of the file a new tab on `https://shop.test/`: empty page, empty storage, nothing running. Time stands
 * still, and nothing outlives the test: no timer, listener or channel.
 */
export function newTabPerTest(): void {
  const listen = globalThis.addEventListener;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    vi.spyOn(globalThis, 'addEventListener').mockImplementation(
      (...args: Parameters<typeof addEventListener>) => {
        listeners.push(args);
        listen(...args);
      },
    );
    fakeTabs();
    // No test goes to the network.
    vi.stubGlobal('fetch', isDown);
    vi.stubGlobal(
      'XMLHttpRequest',
      fakeXhr(() => Promise.reject()),
    );
    sessionStorage.clear();
    document.head.innerHTML = '';
    document.body.innerHTML = '';
    open('/');
  });
  afterEach(() => {
    // Before the mocks, over which they lie.
    vi.unstubAllGlobals();
    leave();
  });
}

/** What `document.open()` does to the listeners of a page. */
export function removeListeners(): void {
  for (const args of listeners.splice(0)) removeEventListener(...args);
}

/** Ends the page: what runs on it stops, what the tab has stored stays. */
export function leave(): void {
  removeListeners();
  vi.clearAllTimers();
  closeTabs();
  openTab();
  Reflect.deleteProperty(globalThis, '__selgeo');
}

export type Arrival = {
  /** How the browser came here. */
  readonly type?: 'navigate' | 'reload' | 'back_forward';
  /** What the address was before a router changed it. */
  readonly landing?: string;
  /** Whether a link has opened this tab. */
  readonly isNewTab?: boolean;
};

/** Opens a page of the shop in this tab. */
export function open(path: string, referrer = '', { type, landing, isNewTab }: Arrival = {}): void {
  leave();
  history.replaceState(null, '', path);
  documentHas('referrer', referrer);
  vi.spyOn(history, 'length', 'get').mockReturnValue(isNewTab ? 1 : 2);
  const entry = { name: new URL(landing ?? path, location.href).href, type: type ?? 'navigate' };
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([entry as PerformanceNavigationTiming]);
}

/** A client-side router changes the address of the page that is open. */
export function route(path: string): void {
  history.replaceState(null, '', path);
}

/** Puts `html` into the page and returns its first element. */
export function show<E extends Element = HTMLElement>(html: string): E {
  document.body.innerHTML = html;
  return document.body.firstElementChild as E;
}

/** What the browser says of the document, for the length of the test. */
export function documentHas<Name extends keyof Document>(name: Name, value: Document[Name]): void {
  // That of a window is derived from the one of happy-dom.
  redefine(name, { get: () => value }, Object.getPrototypeOf(Document.prototype));
}

/** Stands in for the browser's idle moments: nothing idles before `idle.come()`. */
export function holdIdle(): { readonly waiting: number; come(): void } {
  const callbacks: Array<() => void> = [];
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => callbacks.push(callback));
  return {
    get waiting() {
      return callbacks.length;
    },
    come: () => {
      for (const callback of callbacks.splice(0)) callback();
    },
  };
}

/**
 * Replaces a property, of `window` for example, for the length of the test, even one that page code could not assign.
 * Returns the function that puts it back before that.
 */
export function redefine(
  name: string,
  descriptor: PropertyDescriptor,
  owner: object = globalThis,
): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  // It would come back after the mocks have gone, and stay for all tests and files that follow.
  if (vi.isMockFunction(before?.value)) throw new Error(`${name} is mocked: use vi.stubGlobal.`);
  Object.defineProperty(owner, name, { ...descriptor, configurable: true });
  const restore = () => {
    if (before) Object.defineProperty(owner, name, before);
    else Reflect.deleteProperty(owner, name);
  };
  onTestFinished(restore);
  return restore;
}
