import { createHmac, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  checkoutEvent,
  click,
  clickBody,
  deliver,
  jsonOf,
  list,
  page,
  postClick,
  start,
  temporaryDatabase,
  world,
} from './support.ts';

const inTenYears = () => Math.floor(Date.now() / 1000) + 10 * 365 * 24 * 3600;

describe('POST /webhooks/stripe', () => {
  it('records a sale for the partner whose click the session names', async () => {
    const attribution = start();
    const click_id = await click(attribution);
    const answer = await deliver(
      attribution,
      checkoutEvent({ client_reference_id: click_id, id: 'cs_test_1' }),
    );
    expect(answer.status).toBe(200);
    expect(await list(attribution, 'conversions')).toMatchObject([
      {
        source: 'checkout',
        external_transaction_id: 'cs_test_1',
        amount_cents: 4900,
        currency: 'USD',
        counts_as: 'sale',
        attributed: 1,
        code: 'by_client_reference_id',
        click_id,
        partner_name: 'Ada Example',
      },
    ]);
    const overview = await page(attribution);
    expect(overview).toContain('Attributed</span>');
    expect(overview).toContain('$49.00');
  });

  it('reads metadata.aff_click_id where client_reference_id is the merchant’s own', async () => {
    const attribution = start();
    const aff_click_id = await click(attribution);
    await deliver(attribution, checkoutEvent({ client_reference_id: 'order-1', metadata: { aff_click_id } }));
    expect(await list(attribution, 'conversions')).toMatchObject([{ attributed: 1, code: 'by_metadata' }]);
  });

  it('says why a sale is not attributed, and credits no partner', async () => {
    const attribution = start();
    const liveClick = await jsonOf(
      await postClick(attribution, clickBody({ merchant_key: 'pk_live_sandbox' })),
    );
    const reasons = [
      ['no_reference', {}],
      ['reference_not_a_click_id', { client_reference_id: 'cart-1' }],
      ['click_unknown', { client_reference_id: randomUUID() }],
      ['click_of_other_mode', { client_reference_id: liveClick.click_id }],
    ] as const;
    for (const [code, session] of reasons) {
      await deliver(attribution, checkoutEvent(session));
      const [latest] = await list(attribution, 'conversions');
      expect(latest).toMatchObject({ attributed: 0, code, partner_id: null, click_id: null });
      expect(await page(attribution)).toContain(`<code>${code}</code>`);
    }
    await deliver(
      attribution,
      checkoutEvent({ client_reference_id: liveClick.click_id }, { livemode: true }),
    );
    expect((await list(attribution, 'conversions'))[0]).toMatchObject({ attributed: 1, mode: 'live' });
  });

  it('does not count an unpaid session as paid', async () => {
    const attribution = start();
    const client_reference_id = await click(attribution);
    await deliver(attribution, checkoutEvent({ client_reference_id, payment_status: 'unpaid' }));
    expect(await list(attribution, 'conversions')).toMatchObject([
      { attributed: 1, counts_as: 'unpaid', note: expect.stringContaining('unpaid') },
    ]);
    const overview = await page(attribution, '/?days=all');
    expect(overview).toMatch(/Attributed sales<\/dt>\s*<dd>0</);
    expect(overview).toMatch(/Referred revenue<\/dt>\s*<dd>0</);
  });

  it('counts a delivery that comes twice once, and one session once whatever its events', async () => {
    const attribution = start();
    const event = checkoutEvent({ id: 'cs_test_1' });
    const answers = [
      await deliver(attribution, event),
      await deliver(attribution, event),
      await deliver(attribution, checkoutEvent({ id: 'cs_test_1' })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await jsonOf(answers[1] as Response)).outcome).toContain('came before');
    expect((await jsonOf(answers[2] as Response)).outcome).toContain('cs_test_1 was recorded before');
    expect(await list(attribution, 'conversions')).toHaveLength(1);
  });

  it('refuses a wrong signature, and shows it on the dashboard without its being trusted', async () => {
    const attribution = start();
    expect(await page(attribution)).not.toContain('Refused webhooks');
    const answer = await deliver(attribution, checkoutEvent({ id: 'cs_test_forged' }), 'whsec_other');
    expect(answer.status).toBe(400);
    expect(await jsonOf(answer)).toMatchObject({
      error: { code: 'webhook_refused', message: expect.stringContaining('signature') },
    });
    expect(await list(attribution, 'conversions')).toEqual([]);
    expect(await page(attribution)).toContain('Refused webhooks');
  });

  it.each([undefined, 'nonsense', 't=1,v1=00'])('refuses the signature header %s', async (signature) => {
    const { app } = start();
    const answer = await app.request('/webhooks/stripe', {
      method: 'POST',
      headers: signature ? { 'stripe-signature': signature } : {},
      body: JSON.stringify(checkoutEvent()),
    });
    expect(answer.status).toBe(400);
  });

  it.each([
    ['abc', /signature does not match/],
    ['', /signature does not match/],
    ['1e9', /signature does not match/],
    ['Infinity', /signature does not match/],
    [String(inTenYears()), /in the future/],
  ])('refuses a signature whose time is "%s", though it is signed with the secret', async (time, why) => {
    const { app } = start();
    const body = JSON.stringify(checkoutEvent());
    // What the SDK signs: the time as it has read it, and the body.
    const v1 = createHmac('sha256', world.keys.stripeWebhook)
      .update(`${Number.parseInt(time, 10)}.${body}`)
      .digest('hex');
    const answer = await app.request('/webhooks/stripe', {
      method: 'POST',
      headers: { 'stripe-signature': `t=${time},v1=${v1}` },
      body,
    });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error.message).toMatch(why);
  });

  it.each([9_000_000_000_000_000, 253_402_300_800, -1])(
    'refuses a signed event of the time %d',
    async (created) => {
      const database = temporaryDatabase();
      const attribution = start({ database });
      const answer = await deliver(attribution, checkoutEvent({}, { created }));
      expect(answer.status).toBe(400);
      expect((await jsonOf(answer)).error).toMatchObject({
        message: expect.stringContaining('field created'),
      });
      attribution.close();
      expect(await list(start({ database }), 'conversions')).toEqual([]);
    },
  );

  it('stores other events and says that it ignores them', async () => {
    const attribution = start();
    const answer = await deliver(attribution, checkoutEvent({}, { type: 'customer.created' }));
    expect(answer.status).toBe(200);
    expect((await jsonOf(answer)).outcome).toBe(
      'ignored, because events of the type customer.created say nothing about a sale',
    );
    expect(await list(attribution, 'conversions')).toEqual([]);
  });

  it('names what it does not understand in a signed session', async () => {
    const attribution = start();
    const answer = await deliver(attribution, checkoutEvent({ payment_status: 'maybe' }));
    expect((await jsonOf(answer)).outcome).toContain('data.object.payment_status');
  });
});
