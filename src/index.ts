import type { Readiness, ReadyOptions, Selgeo } from './api.ts';
import { readClickId } from './click-id.ts';
import { type InitOptions, type RawOptions, readOptions } from './options.ts';
import { createStub, type Stub } from './stub.ts';
import { startTracker } from './tracker.ts';
import { version } from './version.ts';

export type { InitOptions, Readiness, ReadyOptions, Selgeo };

/**
 * Starts the snippet on this page, registers the visitor's referral and publishes the returned object as
 * `window.__selgeo`. Where the script tag or an earlier `init` runs already, returns that one and starts nothing.
 * Never throws. On a server, where there is no visitor, it does nothing and returns an object that knows no click.
 */
export function init(options: InitOptions): Selgeo {
  return typeof window === 'undefined' ? NO_VISITOR : startTracker(readOptions(asText(options)));
}

/** The click ID of this tab (a UUID), or `null`. Works without `init`, and gives `null` on a server. */
export function getClickId(): string | null {
  return readClickId();
}

/**
 * Settles once the visitor's referral is registered, refused or given up on this page; see `Readiness`. A call made
 * before `init` waits for it, so give a timeout where `init` may not happen. On a server: `none`, at once.
 */
export function ready(options?: ReadyOptions): Promise<Readiness> {
  if (typeof window === 'undefined') return NO_VISITOR.ready();
  window.__selgeo ??= createStub() as Stub & Selgeo;
  return window.__selgeo.ready(options);
}

const NO_VISITOR: Selgeo = {
  version,
  getClickId: () => null,
  ready: async () => ({ clickId: null, status: 'none' }),
  fillForm: () => {},
  decorateUrl: (url) => url,
};

// A caller without types may pass anything; an attribute of the tag is always text.
function asText(options: InitOptions): RawOptions {
  return Object.fromEntries(
    Object.entries(options ?? {})
      .filter(([, value]) => value != null)
      .map(([name, value]) => [name, String(value)]),
  );
}
