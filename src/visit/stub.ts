import type { Selgeo } from './api.ts';

/** What stands in for the API until the snippet has started; for good where an ad blocker keeps it away. */
export type Stub = Omit<Selgeo, 'version' | 'inspect'> & {
  /** What to do once there is an API. */
  readonly q: Array<(selgeo: Selgeo) => void>;
};

/** Makes a stub, as the inline one of docs/api.md does. */
export function createStub(): Stub {
  const none = () => null;
  const stub = {
    // Page code may keep a reference to the stub: once there is an API, it answers like that.
    q: [(selgeo: Selgeo) => Object.assign(stub, selgeo)],
    getClickId: none,
    getOffer: none,
    fillForm: none,
    decorateUrl: (url) => url,
    ready: (options) =>
      new Promise((settle) => {
        stub.q.push((selgeo) => settle(selgeo.ready(options)));
        // The snippet may never come: an ad blocker must not keep a checkout waiting.
        const timeout = options?.timeout as number;
        if (timeout < 2 ** 31) setTimeout(settle, timeout, { clickId: null, status: 'pending' });
      }),
  } as Partial<Stub> as Stub;
  for (const name of ['setConsent', 'refer', 'forget'] as const)
    stub[name] = (argument?: unknown) => void stub.q.push((selgeo) => selgeo[name](argument as never));
  return stub;
}
