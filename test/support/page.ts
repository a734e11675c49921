import { beforeEach, onTestFinished, vi } from 'vitest';

/** Gives every test of the file a new tab on `https://shop.test/`: empty page, empty storage, nothing running. */
export function newTabPerTest(): void {
  beforeEach(() => {
    sessionStorage.clear();
    document.head.innerHTML = '';
    document.body.innerHTML = '';
    Reflect.deleteProperty(window, '__selgeo');
    open('/');
  });
}

/** Opens a page of the shop in this tab. */
export function open(path: string, referrer = ''): void {
  history.replaceState(null, '', path);
  vi.spyOn(document, 'referrer', 'get').mockReturnValue(referrer);
}

/** Puts `html` into the page and returns its first element. */
export function show<E extends Element = HTMLElement>(html: string): E {
  document.body.innerHTML = html;
  return document.body.firstElementChild as E;
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

/** Replaces a property of `window` for the length of the test, even one that page code could not assign. */
export function redefine(name: string, descriptor: PropertyDescriptor): void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { ...descriptor, configurable: true });
  onTestFinished(() => {
    if (before) Object.defineProperty(globalThis, name, before);
    else Reflect.deleteProperty(globalThis, name);
  });
}
