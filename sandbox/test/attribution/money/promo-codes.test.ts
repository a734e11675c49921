import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Body, click, jsonOf, page, postConversion, start } from '../support.ts';

const sale = (more: Body) => ({
  external_transaction_id: 'order-1',
  event_type: 'sale',
  amount_cents: 4900,
  currency: 'USD',
  ...more,
});

describe('a promo code beside a click ID', () => {
  it('earns the sale where the click is unknown, and the trail says why the click did not', async () => {
    const attribution = start();
    const click_id = randomUUID();
    const answer = await postConversion(attribution, sale({ click_id, promo_code: 'ada20' }));
    expect(answer.status).toBe(201);
    const { conversion_id, ...recorded } = await jsonOf(answer);
    expect(recorded).toMatchObject({ code: 'by_promo_code', partner_id: 1, click_id: null });
    const trail = await page(attribution, `/conversions/${conversion_id}`);
    expect(trail).toContain('the promo code “ada20” is theirs');
    expect(trail).toContain(
      `Not by a click: the click_id sent to the Conversion API names click ${click_id}, which was never registered`,
    );
  });

  it('gives way to a click that is known', async () => {
    const attribution = start();
    const click_id = await click(attribution);
    const answer = await postConversion(attribution, sale({ click_id, promo_code: 'ADA20' }));
    expect(await jsonOf(answer)).toMatchObject({ code: 'by_click_id', click_id });
  });

  it('does not help a click of the other mode, nor an unknown click when it is unknown itself', async () => {
    const attribution = start();
    const live = await click(attribution, { merchant_key: 'pk_live_sandbox' });
    for (const [more, code] of [
      [{ click_id: live, promo_code: 'ADA20' }, 'click_of_other_mode'],
      [{ click_id: randomUUID(), promo_code: 'NOBODY' }, 'click_unknown'],
    ] as const) {
      const answer = await postConversion(attribution, sale(more));
      expect(answer.status).toBe(422);
      expect((await jsonOf(answer)).error).toMatchObject({ code, field: 'click_id' });
    }
  });
});
