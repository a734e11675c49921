import { quietly } from '../browser/quietly.ts';
import { getClickId, ready } from '../visit/init.ts';

type Hook = (clickId: string | null) => void;

/** The hooks of all components that are mounted: one watcher for the page tells all of them. */
const hooks = new Set<Hook>();

let clickId: string | null = null;
/** What has been asked to say when it has settled. Nobody is asked twice. */
let asked: unknown;

/**
 * Tells a hook the click ID, and again whenever it has changed; gives what ends that, which never throws. The snippet says
 * so by its event `selgeo:change`. One of an older version says nothing: that, and one that has not come yet, is asked
 * once to say when it has settled.
 */
export function watchClickId(hook: Hook): () => void {
  hooks.add(hook);
  // What listens already does not listen twice.
  quietly(() => addEventListener('selgeo:change', look));
  look();
  tell(hook);
  void ask();
  return () => {
    hooks.delete(hook);
    if (!hooks.size) quietly(() => removeEventListener('selgeo:change', look));
  };
}

async function ask(): Promise<void> {
  try {
    if (asked && asked === window.__selgeo) return;
    const settled = ready();
    asked = window.__selgeo;
    await settled;
  } catch {
    // The page has put something of its own into `window.__selgeo`.
  }
  look();
}

function look(): void {
  quietly(() => {
    const before = clickId;
    clickId = getClickId();
    if (clickId === before) return;
    hooks.forEach(tell);
  });
}

/** One that fails keeps nobody else from hearing. */
function tell(hook: Hook): void {
  quietly(() => hook(clickId));
}
