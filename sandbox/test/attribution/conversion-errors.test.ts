import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Body, click, jsonOf, list, postConversion, start } from './support.ts';

/** What a good request has besides the click. */
const sale = {
  external_transaction_id: 'order-1',
  event_type: 'sale',
  amount_cents: 100,
  currency: 'USD',
};

const long = (length: number) => 'x'.repeat(length);

describe('400', () => {
  it.each<[field: string, values: readonly unknown[]]>([
    ['click_id', [null, '', ' ', 'undefined', 7, [randomUUID()], {}, true, `${randomUUID()}0`]],
    ['promo_code', [null, '', 7, [], long(65)]],
    ['external_transaction_id', [undefined, null, '', '  ', 7, {}, long(256)]],
    ['event_type', [undefined, null, '', 7, [], long(101)]],
    ['amount_cents', [null, '100', 1.5, -1, true, [], 1e300]],
    ['currency', [undefined, null, '', 'US', 'XYZ', 'dollars', 840, []]],
    ['occurred_at', [null, '', 'yesterday', '2026-02-30', '2026-01-31T12:00:00', 1_790_000_000, {}]],
    ['prospect_email', [null, '', 'nobody', 7, []]],
  ])('names %s, and nothing else, for each of %j', async (field, values) => {
    const attribution = start();
    const good = { ...sale, click_id: await click(attribution) };
    for (const value of values) {
      const answer = await postConversion(attribution, { ...good, [field]: value });
      expect([value, answer.status]).toEqual([value, 400]);
      const { error, errors } = await jsonOf(answer);
      expect(error).toEqual({
        code: 'invalid_field',
        field,
        message: expect.stringMatching(`^${field} .+\\.$`),
      });
      expect(errors).toEqual([error]);
    }
    expect(await list(attribution, 'conversions')).toEqual([]);
    expect((await postConversion(attribution, good)).status).toBe(201);
  });

  it('says of an absent click that its field is to be left out', async () => {
    const answer = await postConversion(start(), { ...sale, click_id: null });
    expect((await jsonOf(answer)).error).toMatchObject({
      message: expect.stringContaining('leave the field out'),
    });
  });

  it('names every field that is wrong, once', async () => {
    const answer = await postConversion(start(), { click_id: '', event_type: long(101), amount_cents: 100 });
    const { error, errors } = await jsonOf(answer);
    expect((errors as Body[]).map(({ field }) => field)).toEqual([
      'click_id',
      'external_transaction_id',
      'event_type',
      'currency',
    ]);
    expect(error).toEqual((errors as Body[])[0]);
  });

  it.each([
    ['invalid_json', '', 'JSON text'],
    ['invalid_json', 'click_id=1', 'JSON text'],
    ['invalid_json', '{"click_id":', 'JSON text'],
    ['invalid_body', '[]', 'JSON object'],
    ['invalid_body', 'null', 'JSON object'],
    ['invalid_body', '"text"', 'JSON object'],
    ['invalid_body', '5', 'JSON object'],
    ['body_too_large', JSON.stringify({ ...sale, more: long(70_000) }), '64 KB'],
  ])('answers %s for %.20s', async (code, body, message) => {
    const answer = await postConversion(start(), body);
    expect(answer.status).toBe(400);
    expect((await jsonOf(answer)).error).toEqual({
      code,
      message: expect.stringContaining(message),
    });
  });
});

describe('201', () => {
  it.each<[what: string, more: Body, stored: Body]>([
    ['the longest texts', { external_transaction_id: long(255), event_type: long(100) }, {}],
    [
      'no amount and no currency',
      { amount_cents: undefined, currency: undefined },
      { amount_cents: 0, counts_as: 'lead' },
    ],
    [
      'a currency without an amount',
      { amount_cents: 0, currency: 'jpy' },
      { currency: 'JPY', counts_as: 'lead' },
    ],
    ['a date', { occurred_at: '2026-01-31' }, { occurred_at: '2026-01-31T00:00:00.000Z' }],
    [
      'a time with an offset',
      { occurred_at: '2026-01-31T01:00:00.5+02:00' },
      { occurred_at: '2026-01-30T23:00:00.500Z' },
    ],
    ['a field that nobody knows', { coupon: 'SPRING' }, {}],
    ...['info@müller.example', '用户@例子.测试', "o'neil+x@b.example", 'a@xn--mller-kva.example'].map(
      (prospect_email): [string, Body, Body] => [
        `the address ${prospect_email}`,
        { prospect_email },
        { prospect_email },
      ],
    ),
  ])('for %s', async (_, more, stored) => {
    const attribution = start();
    const answer = await postConversion(attribution, {
      ...sale,
      click_id: await click(attribution),
      ...more,
    });
    expect(answer.status).toBe(201);
    expect(await jsonOf(answer)).toMatchObject({ conversion_id: expect.any(String), code: 'by_click_id' });
    expect(await list(attribution, 'conversions')).toMatchObject([{ ...stored, attributed: 1 }]);
  });
});

describe('the other refusals name their field', () => {
  it.each<[status: number, field: string | null, body: Body, key: string]>([
    [401, null, sale, 'sk_test_other'],
    [401, null, sale, 'pk_test_sandbox'],
    [422, null, sale, 'sk_test_sandbox'],
    [422, 'click_id', { ...sale, click_id: randomUUID() }, 'sk_test_sandbox'],
    [422, 'promo_code', { ...sale, promo_code: 'NOPE' }, 'sk_test_sandbox'],
  ])('%i: %s', async (status, field, body, key) => {
    const answer = await postConversion(start(), body, key);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect((await jsonOf(answer)).error).toEqual({
      code: expect.any(String),
      ...(field !== null && { field }),
      message: expect.stringMatching(/^.+\.$/),
    });
  });

  it('422 and click_id, where key and click are of different modes', async () => {
    const attribution = start();
    const body = { ...sale, click_id: await click(attribution) };
    const answer = await postConversion(attribution, body, 'sk_live_sandbox');
    expect(answer.status).toBe(422);
    expect((await jsonOf(answer)).error).toMatchObject({ code: 'click_of_other_mode', field: 'click_id' });
  });

  it('409 and external_transaction_id, for each mode on its own', async () => {
    const attribution = start();
    const bodies = [
      { ...sale, click_id: await click(attribution) },
      { ...sale, click_id: await click(attribution, { merchant_key: 'pk_live_sandbox' }) },
    ] as const;
    for (const [body, key] of [
      [bodies[0], 'sk_test_sandbox'],
      [bodies[1], 'sk_live_sandbox'],
    ] as const) {
      expect((await postConversion(attribution, body, key)).status).toBe(201);
      const again = await postConversion(attribution, body, key);
      expect(again.status).toBe(409);
      expect((await jsonOf(again)).error).toMatchObject({
        code: 'repeated',
        field: 'external_transaction_id',
      });
    }
  });

  it('429 and no field, with the time to wait, until the minute is over', async () => {
    let now = 1_790_000_000_000;
    const attribution = start({ now: () => now });
    for (let n = 0; n < 1000; n += 1) await postConversion(attribution, '{');
    now += 20_000;
    const answer = await postConversion(attribution, sale);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '40']);
    expect((await jsonOf(answer)).error).toEqual({
      code: 'too_many_requests',
      message: expect.stringContaining('1,000'),
    });
    expect((await postConversion(attribution, sale, 'sk_live_sandbox')).status).toBe(422);
    now += 40_000;
    expect((await postConversion(attribution, sale)).status).toBe(422);
  });
});
