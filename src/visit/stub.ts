import type { Selgeo } from './api.ts';

/** What stands in for the API until the snippet has started. */
export type Stub = Pick<Selgeo, 'getClickId' | 'ready' | 'setConsent'> & {
  /** What to do once there is an API. */
  readonly q: Array<(selgeo: Selgeo) => void>;
};

/** Makes a stub, as the inline one of docs/api.md does. */
export function createStub(): Stub {
  const stub: Stub = {
    // Page code may keep a reference to the stub: once there is an API, it answers like that.
    q: [(selgeo) => Object.assign(stub, selgeo)],
    getClickId: () => null,
    setConsent: (choice) => void stub.q.push((selgeo) => selgeo.setConsent(choice)),
    ready: (options) =>
      new Promise((settle) => {
        stub.q.push((selgeo) => settle(selgeo.ready(options)));
        // The snippet may never come: an ad blocker must not keep a checkout waiting.
        const timeout = options?.timeout as number;
        if (timeout < 2 ** 31) setTimeout(settle, timeout, { clickId: null, status: 'pending' });
      }),
  };
  return stub;
}
