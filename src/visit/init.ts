import { asTexts } from '../agreed/as-texts.ts';
import { type InitOptions, readOptions } from '../agreed/options.ts';
import { readClickId } from '../store/registered-click.ts';
import type { Readiness, ReadyOptions, Selgeo } from './api.ts';
import { NO_VISITOR } from './no-visitor.ts';
import { createStub, type Stub } from './stub.ts';
import { startTracker } from './tracker.ts';

/**
 * Starts the snippet on this page, registers the visitor's referral and publishes the returned object as
 * `window.__selgeo`. Where the script tag or an earlier `init` runs already, returns that one and starts nothing.
 * Never throws. On a server, where there is no visitor, it does nothing and returns an object that knows no click.
 */
export function init(options: InitOptions): Selgeo {
  if (typeof window === 'undefined') return NO_VISITOR;
  try {
    return startTracker(readOptions(asTexts(options)));
  } catch {
    // The page has put something of its own into `window.__selgeo`.
    return published() ?? NO_VISITOR;
  }
}

/** The click ID of this tab (a UUID), or `null`. Works without `init`, and gives `null` on a server. */
export function getClickId(): string | null {
  // The one that runs knows whether the visitor has agreed, and what it is where the tab's storage is switched off.
  const selgeo = published();
  return typeof selgeo?.version === 'string' ? selgeo.getClickId() : readClickId();
}

/**
 * Settles once the visitor's referral is registered, refused or given up on this page; see `Readiness`. A call made
 * before `init` waits for it, so give a timeout where `init` may not happen. On a server: `none`, at once.
 */
export function ready(options?: ReadyOptions): Promise<Readiness> {
  if (typeof window === 'undefined') return NO_VISITOR.ready();
  const stub = createStub() as Stub & Selgeo;
  if (published() || Reflect.set(window, '__selgeo', stub)) return (published() ?? stub).ready(options);
  return NO_VISITOR.ready();
}

/** What `window.__selgeo` holds, unless the page has put something of its own there. */
function published(): Selgeo | undefined {
  const selgeo = typeof window === 'undefined' ? undefined : window.__selgeo;
  return typeof selgeo?.ready === 'function' ? selgeo : undefined;
}
