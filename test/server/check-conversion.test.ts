import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConversion } from '../../src/server/check-conversion.ts';
import { forAll } from '../support/for-all.ts';
import { CLICK } from '../support/values.ts';

const lead = { click_id: CLICK, external_transaction_id: 'order-1', event_type: 'lead' };
const without = (field: keyof typeof lead) =>
  Object.fromEntries(Object.entries(lead).filter(([name]) => name !== field));
const blamed = (input: unknown) => checkConversion(input).errors?.map(({ field }) => field);

describe('checkConversion', () => {
  it('gives what the Conversion API takes', () => {
    const sale = {
      ...lead,
      amount_cents: 4900,
      currency: 'usd',
      occurred_at: new Date(0),
      prospect_email: 'a@b.c',
    };
    expect(checkConversion(lead)).toStrictEqual({ body: lead });
    expect(checkConversion(sale)).toStrictEqual({
      body: { ...sale, currency: 'USD', occurred_at: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('leaves out what is absent, and never sends a blank click ID', () => {
    for (const nothing of [null, undefined, '']) {
      const input = { ...lead, click_id: nothing, promo_code: 'ADA10', currency: nothing || null };
      expect(checkConversion(input)).toStrictEqual({ body: { ...without('click_id'), promo_code: 'ADA10' } });
      expect(checkConversion({ ...lead, promo_code: nothing })).toStrictEqual({ body: lead });
    }
  });

  it.each(['click_id', 'external_transaction_id', 'event_type'] as const)('requires %s', (field) => {
    expect(blamed(without(field))).toEqual([field]);
    expect(blamed({ ...lead, [field]: null })).toEqual([field]);
  });

  it.each([
    ['click_id', ['abc', 7, [CLICK], `${CLICK} `]],
    ['promo_code', [7, ' ', ['ADA10']]],
    ['external_transaction_id', ['', ' ', 17, 'x'.repeat(256)]],
    ['event_type', ['', 17, 'x'.repeat(101)]],
    ['amount_cents', ['4900', 49.5, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, true]],
    ['currency', ['', 'US', 'US dollar', '€', 840]],
    [
      'occurred_at',
      ['', 'yesterday', '2026-02-28T99:00Z', '31.1.2026', '2026-01-31T12:00', 1700000000, new Date('x')],
    ],
    [
      'occurred_at',
      [
        '2026-02-31',
        '2026-02-29',
        '2026-04-31T10:00Z',
        '2026-02-30T23:00:00-05:00',
        '2026-00-10',
        '2026-13-01',
      ],
    ],
    ['prospect_email', ['', 'ada', 'a@b c', '@', 7]],
  ])('blames %s alone for each value that it cannot have', (field, values) => {
    for (const value of values) {
      expect(blamed({ ...lead, amount_cents: 1, currency: 'EUR', [field]: value }), String(value)).toEqual([
        field,
      ]);
    }
  });

  it.each([
    ['external_transaction_id', ['x', 'x'.repeat(255)]],
    ['event_type', ['x'.repeat(100)]],
    ['amount_cents', [0, 2 ** 53 - 1]],
    ['occurred_at', ['2026-01-31', '2026-01-31T12:00Z', '2026-01-31T12:00:00.5+01:00', '2028-02-29']],
  ])('takes the longest and the least of %s', (field, values) => {
    for (const value of values) expect(blamed({ ...lead, currency: 'EUR', [field]: value })).toBeUndefined();
  });

  it('requires a currency for an amount, and only for one', () => {
    expect(blamed({ ...lead, amount_cents: 1 })).toEqual(['currency']);
    expect(blamed({ ...lead, amount_cents: 0 })).toBeUndefined();
  });

  it('names every error at once, and says how to fix each', () => {
    const { errors } = checkConversion({ amount: 4900, amount_cents: '4900', constructor: 1 });
    expect(errors).toEqual([
      { field: 'amount', message: expect.stringContaining('the fields are click_id, promo_code, external') },
      { field: 'amount_cents', message: 'must be a whole number, not negative: 4900 for $49.00' },
      { field: 'constructor', message: expect.stringContaining('is not a field') },
      { field: 'click_id', message: expect.stringContaining('promo_code') },
      { field: 'external_transaction_id', message: 'is required' },
      { field: 'event_type', message: 'is required' },
    ]);
  });

  it.each([undefined, null, 7, 'lead', [lead]])('asks for an object instead of %s', (input) => {
    expect(blamed(input)).toEqual(['input']);
  });

  it('never throws, and sends no field that the API does not know', () => {
    const value = fc.oneof(fc.anything(), fc.constantFrom(...Object.values(lead), 'EUR', 12));
    const field = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(lead), 'amount_cents', 'currency'));
    forAll(fc.oneof(fc.anything(), fc.dictionary(field, value)), (input) => {
      const { body, errors } = checkConversion(input);
      if (body) expect(body).toMatchObject({ event_type: expect.any(String) });
      else expect(errors?.length).toBeGreaterThan(0);
    });
  });
});
