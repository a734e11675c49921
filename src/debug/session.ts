import { quietly } from '../browser/quietly.ts';
import { isHeldBack } from './is-held-back.ts';

/** The key that `src/snippet.ts` looks at: what is stored there keeps the debug mode on for the tab. */
const DEBUG = '__selgeo_debug';
const COLLAPSED = '__selgeo_panel';

/** What the address of this page says about the debug mode, also when a router has cleaned it since. */
export function askedByAddress(): 'on' | 'off' | undefined {
  const landing = performance.getEntriesByType('navigation')[0]?.name ?? location.href;
  const asked = [location.href, landing].map((address) => new URL(address).searchParams.get('selgeo_debug'));
  if (asked.includes('off')) return 'off';
  return asked.some((value) => value !== null) ? 'on' : undefined;
}

/**
 * Keeps the debug mode on for the tab, or ends it with this page. Where storage is off or the visitor has not agreed, it ends
 * with this page too.
 */
export function keepDebugging(isOn: boolean): void {
  quietly(() => {
    if (isHeldBack()) return;
    if (isOn) sessionStorage.setItem(DEBUG, 'selgeo_debug');
    else sessionStorage.removeItem(DEBUG);
  });
}

/** Whether the tab keeps the debug mode on by itself. */
export function isKept(): boolean {
  return read(DEBUG) !== null;
}

/** Whether the visitor has collapsed the panel in this tab. */
export function isCollapsed(): boolean {
  return read(COLLAPSED) === 'collapsed';
}

export function keepCollapsed(isCollapsed: boolean): void {
  quietly(() => {
    if (isHeldBack()) return;
    if (isCollapsed) sessionStorage.setItem(COLLAPSED, 'collapsed');
    else sessionStorage.removeItem(COLLAPSED);
  });
}

function read(key: string): string | null {
  let value: string | null = null;
  quietly(() => {
    if (isHeldBack()) return;
    value = sessionStorage.getItem(key);
  });
  return value;
}
