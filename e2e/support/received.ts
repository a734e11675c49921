import type { ReceivedRequest } from '../../sandbox/attribution/request-log.ts';
import type { Sandbox } from '../../sandbox/start.ts';

export type Received = {
  /** Everything that came to `/v1/clicks`, preflights included. */
  clicks(): ReceivedRequest[];
  /** Everything that came to `/api/v1/conversions`. */
  conversions(): ReceivedRequest[];
};

/** What the attribution API receives from now on. */
export function receivedSince(sandbox: Sandbox): Received {
  const before = sandbox.requests().length;
  const to = (path: string) => () =>
    sandbox
      .requests()
      .slice(before)
      .filter((request) => request.path === path);
  return { clicks: to('/v1/clicks'), conversions: to('/api/v1/conversions') };
}
