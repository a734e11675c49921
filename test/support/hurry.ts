import { vi } from 'vitest';

/** Lets every timer that is set in this test come after a twentieth of its time: all keep their order. */
export function hurry(): void {
  const { setTimeout } = globalThis;
  const soon = (callback: () => void, delay = 0, ...rest: unknown[]) =>
    setTimeout(callback, delay / 20, ...rest);
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(soon as typeof setTimeout);
}
