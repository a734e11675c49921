import { listen } from '../browser/listen.ts';
import { onRouteChange } from '../browser/on-route-change.ts';
import { quietly } from '../browser/quietly.ts';
import { getClickId, ready } from '../visit/init.ts';

type Hook = (clickId: string | null) => void;

/** The hooks of all components that are mounted: one watcher for the page tells all of them. */
const hooks = new Set<Hook>();

let clickId: string | null = null;
/** The address at the last look. */
let lookedAt: string | undefined;
/** What has been asked to say when it has settled. Nobody is asked twice at a time. */
let asked: unknown;

/**
 * Tells a hook the click ID, and again whenever it has changed; gives what ends that, which never throws. The snippet
 * tells nobody of a change, so this asks it when it may have work again, and when it has settled after that: a router has
 * changed the address, the network or the page is back, or the visitor returns to a tab that another one may have handed
 * its click. Never by a timer.
 */
export function watchClickId(hook: Hook): () => void {
  hooks.add(hook);
  void ask();
  hook(clickId);
  return () => void hooks.delete(hook);
}

async function ask(): Promise<void> {
  if (!hooks.size) return;
  look();
  try {
    if (asked && asked === window.__selgeo) return;
    const settled = ready();
    asked = window.__selgeo;
    await settled;
  } catch {
    // The page has put something of its own into `window.__selgeo`.
  }
  asked = undefined;
  if (!hooks.size) return;
  // Only now, so that the snippet's own listeners come first. What listens already does not listen twice.
  listen('click online pageshow visibilitychange', ask);
  onRouteChange(onMove);
  look();
}

function onMove(): void {
  if (location.href !== lookedAt) void ask();
}

function look(): void {
  quietly(() => {
    const before = clickId;
    clickId = getClickId();
    if (clickId !== before) for (const hook of hooks) hook(clickId);
    lookedAt = location.href;
  });
}
