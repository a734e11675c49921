import type { Context } from 'hono';
import { z } from 'zod';
import { uuidOf } from '../../src/agreed/uuid-of.ts';
import { readClickId } from '../../src/server/read-click-id.ts';

/**
 * A click ID as a page sent it, or undefined for everything that is not one: null, an empty string, a number, junk.
 * Never an error, because a lost attribution must not become a lost sale.
 */
export const clickIdField = z.string().refine(uuidOf).optional().catch(undefined);

/** What is known of the click behind an order. */
export type OrderClick = {
  /** A UUID, or undefined for a visitor whom nobody referred. */
  readonly clickId: string | undefined;
  /** Where the browser has kept it, as far as a server can see: the request has brought it in a cookie. */
  readonly keptIn?: 'cookie';
};

/** The click of a request: what the page has sent comes first, because that is of the tab in which the customer buys. */
export function clickOf(c: Context, sent: string | undefined): OrderClick {
  const inCookie = readClickId(c.req.raw) ?? undefined;
  const clickId = sent ?? inCookie;
  return { clickId, ...(clickId && clickId === inCookie && { keptIn: 'cookie' }) };
}
