import { z } from 'zod';
import type { Offer } from '../../src/agreed/offer-of.ts';
import { text, uuid } from './fields.ts';

/**
 * The body of `POST /v1/clicks`, the one place that knows it. Strict on purpose: a field too many is a bug of the
 * snippet, and addresses that carry a query or a fragment would leak the visitor's secrets.
 */
export const clickRequest = z.strictObject({
  merchant_key: text(255),
  ref: text(255),
  request_id: uuid(),
  landing_url: text(8192).refine(
    isBareAddress,
    'must be an http(s) address of origin and path only: no query, no fragment, no user name (they carry secrets)',
  ),
  referrer: text(2048)
    .regex(
      /^[a-z][a-z0-9+.-]*:\/\/[^/?#@\s]+$/i,
      'must be an origin only, such as https://blog.example: no path, no query',
    )
    .optional(),
  visitor_token: text(255).optional(),
});

/** The answer: 201 for a new click, 200 for one registered before under the same `request_id`. */
export type ClickAnswer = {
  readonly click_id: string;
  readonly visitor_token: string;
  /** For how many days the click counts, 1 to 400. */
  readonly attribution_days?: number;
  readonly offer?: Offer;
};

function isBareAddress(value: string): boolean {
  if (/[?#\s]/.test(value) || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
