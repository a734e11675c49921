import { afterAll, afterEach, vi } from 'vitest';

// The files of a project share one process and its globals: a process and a page for each take longer than their tests.
// So what one has replaced, imported or stored is gone before the next begins.

afterEach(() => {
  // Mocks before the clock: some are laid over that.
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

afterAll(() => {
  // A module may hold on to what it found when it was imported, such as the tab's storage.
  vi.resetModules();
  if (typeof document === 'undefined') return;
  Reflect.deleteProperty(globalThis, '__selgeo');
  sessionStorage.clear();
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});
