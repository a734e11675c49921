import { expect, it } from 'vitest';
import { problemOf } from '../../src/testing/click-body.ts';
import { CLICK, KEY } from '../support/values.ts';

const BODY = { merchant_key: KEY, ref: 'demo', request_id: CLICK, landing_url: 'https://shop.test/pricing' };
const said = (change: object) => problemOf(JSON.stringify({ ...BODY, ...change }));

it.each([{}, { referrer: 'https://blog.test' }, { visitor_token: 'v1' }])(
  'lets a click request in: %o',
  (change) => {
    expect(said(change)).toBeUndefined();
  },
);

it.each([
  ['merchant_key', 'sk_test_shop', 'a public key'],
  ['ref', '', '1 to 255 characters'],
  ['ref', ' demo', 'trimmed'],
  ['request_id', 'undefined', 'a UUID'],
  ['landing_url', 'https://shop.test/?token=secret', 'without query and fragment'],
  ['landing_url', 'https://ada:secret@shop.test/', 'origin and path'],
  ['landing_url', 'file:///home/ada/shop.html', 'http(s)'],
  ['referrer', 'https://blog.test/post', 'an origin'],
  ['visitor_token', 42, '1 to 255 characters'],
])('names what is wrong with %s %o', (field, value, says) => {
  const problem = said({ [field]: value });
  expect(problem?.field).toBe(field);
  expect(problem?.message).toContain(says);
  expect(problem?.message).toContain(JSON.stringify(value));
});

it('names a missing field, and an unknown one', () => {
  expect(said({ ref: undefined })?.message).toContain(
    '`ref` must be 1 to 255 characters, trimmed, but is missing.',
  );
  expect(said({ toString: 'x' })?.message).toContain('an unknown field: `toString`');
});

it.each([null, '', 'ref=demo', '[]', 'null'])('refuses a body that is not a JSON object: %o', (body) => {
  expect(problemOf(body)?.message).toContain('not a JSON object');
});
