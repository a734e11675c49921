import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  click,
  clickBody,
  jsonOf,
  list,
  page,
  postClick,
  postConversion,
  postForm,
  start,
} from './support.ts';

const lead = (more: object = {}) => ({ external_transaction_id: 'lead-1', event_type: 'lead', ...more });

describe('POST /api/v1/conversions', () => {
  it('records a lead for the partner of the click', async () => {
    const attribution = start();
    const click_id = await click(attribution);
    const answer = await postConversion(attribution, lead({ click_id }));
    expect(answer.status).toBe(201);
    expect(await jsonOf(answer)).toMatchObject({ click_id, partner_id: 1, code: 'by_click_id' });
    expect(await list(attribution, 'conversions')).toMatchObject([
      {
        source: 'api',
        counts_as: 'lead',
        amount_cents: 0,
        attributed: 1,
        click_id,
        partner_name: 'Ada Example',
      },
    ]);
  });

  it('records a sale with all its fields', async () => {
    const attribution = start();
    const click_id = await click(attribution);
    const facts = {
      amount_cents: 2500,
      currency: 'eur',
      occurred_at: '2026-01-31T12:00:00+01:00',
      prospect_email: 'a@b.example',
    };
    expect((await postConversion(attribution, lead({ click_id, ...facts }))).status).toBe(201);
    expect(await list(attribution, 'conversions')).toMatchObject([
      { ...facts, counts_as: 'sale', currency: 'EUR', occurred_at: '2026-01-31T11:00:00.000Z' },
    ]);
  });

  it('credits the owner of a promo code, whatever its case', async () => {
    const attribution = start();
    await postForm(attribution, '/partners', { name: 'Bob', promo_code: 'BOB10' });
    const answer = await postConversion(attribution, lead({ promo_code: 'bob10' }));
    expect(answer.status).toBe(201);
    expect(await jsonOf(answer)).toMatchObject({ click_id: null, partner_id: 2, code: 'by_promo_code' });
  });

  it.each([
    ['click_id', { click_id: null }],
    ['click_id', { click_id: '' }],
    ['external_transaction_id', { external_transaction_id: '' }],
    ['external_transaction_id', { external_transaction_id: 'x'.repeat(256) }],
    ['event_type', { event_type: undefined }],
    ['event_type', { event_type: 'x'.repeat(101) }],
    ['amount_cents', { amount_cents: 1.5 }],
    ['amount_cents', { amount_cents: -1 }],
    ['currency', { amount_cents: 100 }],
    ['currency', { amount_cents: 100, currency: 'XYZ' }],
    ['occurred_at', { occurred_at: 'yesterday' }],
    ['prospect_email', { prospect_email: 'nobody' }],
  ])('refuses a bad %s: %o', async (field, more) => {
    const attribution = start();
    const click_id = await click(attribution);
    const answer = await postConversion(attribution, lead({ click_id, ...more }));
    expect(answer.status).toBe(400);
    expect(await jsonOf(answer)).toMatchObject({ error: { field, message: expect.stringContaining(field) } });
    expect(await list(attribution, 'conversions')).toEqual([]);
  });

  it('refuses text that is not JSON', async () => {
    expect((await postConversion(start(), '{')).status).toBe(400);
  });

  it('answers 401 without a key', async () => {
    const answer = await postConversion(start(), lead({ click_id: randomUUID() }), null);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('Authorization: Bearer');
  });

  it.each(['sk_test_other', 'pk_test_sandbox'])(
    'answers 401 for the key %s without repeating it',
    async (key) => {
      const answer = await postConversion(start(), lead({ click_id: randomUUID() }), key);
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain(key);
    },
  );

  it('answers 409 for a repeated external_transaction_id, naming the first conversion', async () => {
    const attribution = start();
    const click_id = await click(attribution);
    const first = await jsonOf(await postConversion(attribution, lead({ click_id })));
    const again = await postConversion(attribution, lead({ click_id, event_type: 'other' }));
    expect(again.status).toBe(409);
    expect(await jsonOf(again)).toMatchObject({
      error: { field: 'external_transaction_id' },
      conversion_id: first.conversion_id,
    });
    expect(await list(attribution, 'conversions')).toHaveLength(1);
  });

  it('answers 422 without a signal, for an unknown click, an unknown code and a click of the other mode', async () => {
    const attribution = start();
    const liveClick = await jsonOf(
      await postClick(attribution, clickBody({ merchant_key: 'pk_live_sandbox' })),
    );
    for (const [signal, code] of [
      [{}, 'no_signal'],
      [{ click_id: randomUUID() }, 'click_unknown'],
      [{ promo_code: 'NOPE' }, 'promo_code_unknown'],
      [{ click_id: liveClick.click_id }, 'click_of_other_mode'],
    ] as const) {
      const answer = await postConversion(attribution, lead(signal));
      expect(answer.status).toBe(422);
      expect(await jsonOf(answer)).toMatchObject({ error: { code } });
    }
    expect(await list(attribution, 'conversions')).toMatchObject([{ attributed: 0, partner_id: null }]);
    expect(
      (await postConversion(attribution, lead({ click_id: liveClick.click_id }), 'sk_live_sandbox')).status,
    ).toBe(201);
  });

  it('keeps what it refuses with 422 for people to see, and credits no partner', async () => {
    const lines: string[] = [];
    const attribution = start({ log: (line) => lines.push(line) });
    await postConversion(attribution, lead({ prospect_email: 'a@b.example' }));
    expect(await list(attribution, 'conversions')).toMatchObject([
      {
        source: 'api',
        counts_as: 'lead',
        attributed: 0,
        code: 'no_reference',
        click_id: null,
        note: expect.stringContaining('422'),
        prospect_email: 'a@b.example',
      },
    ]);
    expect(await page(attribution)).toContain('Unattributed</span>');
    expect(lines).toEqual([expect.stringContaining('No partner')]);
  });

  it('lets a refused transaction be sent again, and counts it once', async () => {
    const attribution = start();
    const click_id = await click(attribution);
    expect((await postConversion(attribution, lead())).status).toBe(422);
    expect((await postConversion(attribution, lead())).status).toBe(422);
    expect((await postConversion(attribution, lead({ click_id }))).status).toBe(201);
    expect((await postConversion(attribution, lead())).status).toBe(422);
    expect((await postConversion(attribution, lead({ click_id }))).status).toBe(409);
    expect(await list(attribution, 'conversions')).toMatchObject([{ attributed: 1, click_id }]);
  });

  it('answers 429 beyond 1,000 requests a minute', async () => {
    const attribution = start({ now: () => 1_790_000_000_000 });
    for (let n = 0; n < 1000; n += 1) await postConversion(attribution, '{');
    const answer = await postConversion(attribution, '{');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
  });

  it('is not for browsers: no CORS, and no answer to a preflight', async () => {
    const { app } = start();
    const answer = await app.request('/api/v1/conversions', {
      method: 'OPTIONS',
      headers: { origin: 'http://shop.test' },
    });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
