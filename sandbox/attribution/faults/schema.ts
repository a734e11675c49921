import { z } from 'zod';
import { text } from '../fields.ts';

/** A whole number from `min` to `max`. */
const whole = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`;
  return z.int(message).min(min, message).max(max, message);
};

const share = 'must be above 0 and below 1; leave it out for every click';
const oneOf = (names: readonly string[]) => `must be one of ${names.join(', ')}`;

const common = {
  /** How many requests it hits before it is gone; without it, it stays until it is removed. */
  count: whole(1, 100_000).optional(),
  /** Probability of hitting a request that matches. */
  share: z.number(share).gt(0, share).lt(1, share).optional(),
  /** Only clicks with this referral token. */
  ref: text(255).optional(),
};

export const faultKinds = [
  'down',
  'drop',
  'slow',
  'status',
  'redirect',
  'invalid',
  'endless',
  'hang',
  'preflight',
] as const;
export const statusBodies = ['json', 'html', 'empty'] as const;
const redirects = [301, 302, 303, 307, 308] as const;
export const invalidVariants = ['html', 'empty', 'not-a-uuid'] as const;

// The form that RFC 9110, section 5.6.7 demands of senders.
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** What goes wrong on purpose with `POST /v1/clicks`. */
export const faultSchema = z.discriminatedUnion(
  'kind',
  [
    /** As if nothing listened: the connection is cut at once, that of an OPTIONS too. */
    z.strictObject({ kind: z.literal('down'), ...common }),
    /** The click is stored, then the connection is cut before a byte of the answer. */
    z.strictObject({ kind: z.literal('drop'), ...common }),
    /** Handled as usual, `ms` milliseconds later. */
    z.strictObject({ kind: z.literal('slow'), ms: whole(1, 60_000), ...common }),
    /** Refused with this status; nothing is stored. */
    z.strictObject({
      kind: z.literal('status'),
      status: whole(400, 599),
      /** What it says: the API's reason as JSON (without it), or what firewalls and gateways say. */
      body: z.enum(statusBodies, oneOf(statusBodies)).optional(),
      /** Sent as `Retry-After`, nonsense included; no such header without it. */
      retry_after: z
        .union(
          [
            z.int().min(-1e12).max(1e12),
            z.literal('Infinity'),
            z.string().refine((date) => httpDate.test(date) && Date.parse(date) > 0),
          ],
          {
            error:
              'must be a whole number of seconds, Infinity, or an HTTP date such as Wed, 21 Oct 2026 07:28:00 GMT',
          },
        )
        .optional(),
      ...common,
    }),
    /** Stored as usual, but the 201 has a body that no client can use. */
    z.strictObject({
      kind: z.literal('invalid'),
      variant: z.enum(invalidVariants, oneOf(invalidVariants)).default('html'),
      ...common,
    }),
    /** Sent elsewhere; nothing is stored. */
    z.strictObject({
      kind: z.literal('redirect'),
      status: z.literal(redirects, oneOf(redirects.map(String))).default(302),
      /** A path below `/v1/clicks` appears in the log of requests, so that it shows who follows. */
      location: text(2048)
        .regex(/^[!-~]+$/, 'must be an address')
        .default('/v1/clicks/moved'),
      ...common,
    }),
    /** Stored as usual, but blanks come before the answer, without end or until all of it has so many bytes. */
    z.strictObject({ kind: z.literal('endless'), bytes: whole(1, 1_000_000_000).optional(), ...common }),
    /** Never answered, and the connection stays open; nothing is stored. */
    z.strictObject({ kind: z.literal('hang'), ...common }),
    /** No OPTIONS is permitted. It hits nothing else, so only pages that have wrapped `fetch` feel it. */
    z.strictObject({ kind: z.literal('preflight'), ...common }),
  ],
  { error: ({ code }) => (code === 'invalid_union' ? oneOf(faultKinds) : 'must be a JSON object') },
);

export type Fault = z.output<typeof faultSchema>;
/** A fault as it is asked for: what has a default may be left out. */
export type FaultInput = z.input<typeof faultSchema>;
/** A fault in force. `fired` counts the requests that it has hit. */
export type ActiveFault = Fault & { readonly id: number; readonly fired: number };
