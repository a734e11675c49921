import type { Received } from './received.ts';

type Body = { readonly ref: string; readonly request_id: string };

const bodies = (received: Received) => received.clicks().map(({ body }) => body as Body);

/** The referrals that the API has received, in their order, repeats included. */
export const sentRefs = (received: Received): string[] => bodies(received).map(({ ref }) => ref);

/** How many different clicks the API has received: a repeat has the request ID of the first attempt. */
export const sentClicks = (received: Received): number =>
  new Set(bodies(received).map(({ request_id }) => request_id)).size;
