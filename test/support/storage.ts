import { redefine } from './page.ts';

/** A tab whose storage is switched off: `sessionStorage` itself throws. */
export function switchStorageOff(): void {
  redefine('sessionStorage', {
    get: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}

/** A tab whose storage can be read, but takes nothing more. */
export function fillStorage(items: Record<string, string> = {}): void {
  const full = new Proxy(items, {
    set: () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    },
  });
  redefine('sessionStorage', { value: full });
}

/** A tab whose storage works and notes the keys that are written. */
export function watchStorage(): readonly string[] {
  const written: string[] = [];
  const watched = new Proxy<Record<string, string>>(
    {},
    {
      set: (items, key, value) => {
        written.push(String(key));
        return Reflect.set(items, key, value);
      },
    },
  );
  redefine('sessionStorage', { value: watched });
  return written;
}
