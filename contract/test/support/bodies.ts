import fc, { type Arbitrary } from 'fast-check';
import type { Path } from '../../description.ts';

/*
 * Bodies, some right and some wrong. Left out is what the sandbox judges otherwise on purpose: it forgives blanks around
 * a text, counts a character beyond the Basic Multilingual Plane as two, and knows the currencies, hosts and days that
 * there are.
 */

const NO_TEXT = [null, 1, true, {}, [], '', '  '];
const ID = '0B6F3F0E-52a8-4c1d-8a70-0f6f7a2f9b10';

/** The right values of a field more often than the wrong ones, or none at all. */
const field = (right: readonly unknown[], wrong: readonly unknown[]): Arbitrary<unknown> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom(...wrong) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

const text = (max: number) => field(['a', 'ünï', 'ά b', 'x'.repeat(max)], [...NO_TEXT, 'x'.repeat(max + 1)]);
const uuid = field(
  [ID, ID.toLowerCase(), ID.toUpperCase()],
  [...NO_TEXT, `{${ID}}`, `urn:uuid:${ID}`, `${ID}0`],
);

/** As JSON has it: without the fields that are undefined. */
const object = (fields: Record<string, Arbitrary<unknown>>): Arbitrary<unknown> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.record(fields).map((value) => JSON.parse(JSON.stringify(value))) },
    { weight: 1, arbitrary: fc.constantFrom(null, 'a', 1, []) },
  );

export const bodies: Readonly<Record<Path, Arbitrary<unknown>>> = {
  '/v1/clicks': object({
    merchant_key: text(255),
    ref: text(255),
    request_id: uuid,
    landing_url: field(
      [
        'https://shop.example',
        'HTTP://localhost:4600/',
        'https://[::1]:8/a@b;c=%20/ü',
        `https://a.b/${'x'.repeat(8180)}`,
      ],
      [
        ...NO_TEXT,
        'shop.example/',
        '/pricing',
        'ftp://shop.example/',
        'file:///etc/passwd',
        'https://shop.example/?a=1',
        'https://shop.example?a=1',
        'https://shop.example/#a',
        'https://user@shop.example/',
        'https://user:password@shop.example/',
        'https://shop.example/a b',
        `https://a.b/${'x'.repeat(8181)}`,
      ],
    ),
    referrer: field(
      ['https://blog.example', 'android-app://com.example', `https://${'x'.repeat(2040)}`],
      [
        ...NO_TEXT,
        'blog.example',
        'https://blog.example/',
        'https://a@blog.example',
        `https://${'x'.repeat(2041)}`,
      ],
    ),
    visitor_token: text(255),
    more: fc.oneof(
      { weight: 20, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constant('x') },
    ),
  }),
  '/api/v1/conversions': object({
    click_id: uuid,
    promo_code: text(64),
    external_transaction_id: text(255),
    event_type: text(100),
    amount_cents: field([0, 1, 4900, Number.MAX_SAFE_INTEGER], [null, '1', -1, 0.5, 2 ** 53, {}]),
    currency: field(['USD', 'usd', 'Eur'], [...NO_TEXT, 'US', 'US Dollar', '€€€']),
    occurred_at: field(
      ['2026-01-31', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123456+05:30'],
      [
        ...NO_TEXT,
        '31.1.2026',
        '2026-1-31',
        '2026-01-31T12:00Z',
        '2026-01-31T12:00:00',
        '2026-01-31 12:00:00Z',
        '2026-01-31T12:00:00+05',
      ],
    ),
    prospect_email: field(
      ['info@buyer.example', "o'hara+1@müller.example", 'root@localhost'],
      [...NO_TEXT, 'buyer.example', '@buyer.example', 'a@', 'a@b..c', 'a@b@c', 'a b@c.example'],
    ),
    more: field(['x'], [1]),
  }),
};
