import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../attribution/app.ts';
import {
  type Body,
  checkoutEvent,
  click,
  clickBody,
  deliver,
  invoice,
  jsonOf,
  list,
  outcomes,
  page,
  postClick,
  postConversion,
  start,
  stripeEvent,
} from './support.ts';

const subscribed = (more: Body = {}, event: Body = {}) =>
  checkoutEvent({ id: 'cs_1', subscription: 'sub_1', invoice: 'in_1', ...more }, event);

const paid = (more: Body = {}, metadata: Body = {}, event: Body = {}) =>
  stripeEvent('invoice.paid', invoice(more, metadata), event);

const first = (metadata: Body = {}) => paid({ id: 'in_1', billing_reason: 'subscription_create' }, metadata);

async function all(attribution: Attribution, events: readonly Body[]): Promise<Body[]> {
  for (const event of events) expect((await deliver(attribution, event)).status).toBe(200);
  return (await list(attribution, 'conversions')).reverse();
}

describe('invoice.paid', () => {
  it('makes each renewal one more conversion of the click that the session named, once', async () => {
    const attribution = start();
    const client_reference_id = await click(attribution);
    const renewal = paid();
    const sales = await all(attribution, [
      subscribed({ client_reference_id }),
      renewal,
      renewal,
      paid(),
      paid({ id: 'in_3', amount_paid: 5900, billing_reason: 'subscription_update' }),
    ]);
    expect(sales).toMatchObject([
      { external_transaction_id: 'cs_1', event_type: 'sale', amount_cents: 4900 },
      {
        external_transaction_id: 'in_2',
        event_type: 'renewal',
        amount_cents: 4900,
        currency: 'USD',
        attributed: 1,
        click_id: client_reference_id,
        code: 'by_client_reference_id',
        prospect_email: 'a@b.example',
        stripe_event_id: renewal.id,
      },
      { external_transaction_id: 'in_3', amount_cents: 5900 },
    ]);
    const overview = await page(attribution, '/?days=all');
    expect(overview).toMatch(/Attributed sales<\/dt>\s*<dd>3</);
    expect(overview).toContain('$157.00');
    expect(await outcomes(attribution)).toEqual([
      ['Recorded a sale', 'Recorded a sale of $49.00 (by_client_reference_id).'],
      ['Recorded a sale', 'Recorded a renewal of $49.00 (by_client_reference_id).'],
      ['Ignored', 'Ignored, because invoice in_2 was recorded before.'],
      ['Recorded a sale', 'Recorded a renewal of $59.00 (by_client_reference_id).'],
    ]);
  });

  it.each([
    ['after', [subscribed(), first()]],
    ['before', [first(), subscribed()]],
  ])('counts the first invoice, %s its session, as the money of the session', async (_, events) => {
    const attribution = start();
    expect(await all(attribution, events)).toMatchObject([{ external_transaction_id: 'cs_1' }]);
    expect((await outcomes(attribution)).map(([status]) => status).sort()).toEqual([
      'Noted',
      'Recorded a sale',
    ]);
  });

  it('keeps a renewal that comes before its session, says what it waits for, and credits it then', async () => {
    const attribution = start();
    const client_reference_id = await click(attribution);
    expect(await all(attribution, [paid()])).toEqual([]);
    expect(await outcomes(attribution)).toEqual([
      ['Waiting', expect.stringMatching(/waits for the Checkout Session of subscription sub_1/)],
    ]);
    expect(await page(attribution)).toContain('1 webhook waits for another one');
    const sales = await all(attribution, [subscribed({ client_reference_id })]);
    expect(sales.map(({ external_transaction_id }) => external_transaction_id).sort()).toEqual([
      'cs_1',
      'in_2',
    ]);
    expect(sales).toMatchObject([{ attributed: 1 }, { attributed: 1, click_id: client_reference_id }]);
    expect(await page(attribution)).not.toContain('waits for another one');
    expect((await outcomes(attribution))[0]).toEqual([
      'Recorded a sale',
      'Recorded a renewal of $49.00 (by_client_reference_id).',
    ]);
  });

  it('takes the click from the subscription’s metadata while the session is unknown', async () => {
    const attribution = start();
    const aff_click_id = await click(attribution);
    const sales = await all(attribution, [first({ aff_click_id }), paid({}, { aff_click_id })]);
    expect(sales).toMatchObject([
      { external_transaction_id: 'in_1', event_type: 'sale', code: 'by_metadata', click_id: aff_click_id },
      { external_transaction_id: 'in_2', event_type: 'renewal', code: 'by_metadata', click_id: aff_click_id },
    ]);
    const [session, renewal] = await all(attribution, [subscribed({ amount_total: 4800 })]);
    expect(session).toMatchObject({
      // Its page is already known by this ID.
      id: sales[0]?.id,
      external_transaction_id: 'cs_1',
      amount_cents: 4800,
      code: 'by_metadata',
    });
    expect(renewal).toMatchObject({ id: sales[1]?.id, external_transaction_id: 'in_2' });
    expect(await list(attribution, 'conversions')).toHaveLength(2);
  });

  it('reads invoices of API versions before basil as well', async () => {
    const attribution = start();
    const client_reference_id = await click(attribution);
    const old = { parent: undefined, subscription: 'sub_1', subscription_details: { metadata: {} } };
    const sales = await all(attribution, [subscribed({ client_reference_id }), paid(old)]);
    expect(sales).toMatchObject([{}, { external_transaction_id: 'in_2', attributed: 1 }]);
  });

  it.each([
    ['of no money', { amount_paid: 0 }, 'nothing was paid with invoice in_2'],
    ['without a subscription', { parent: null, billing_reason: 'manual' }, 'belongs to no subscription'],
  ])('ignores an invoice %s, and says why', async (_, more, why) => {
    const attribution = start();
    expect(await all(attribution, [subscribed(), paid(more)])).toHaveLength(1);
    expect((await outcomes(attribution))[1]).toEqual(['Ignored', expect.stringContaining(why)]);
  });

  it('says of the invoice that a session of one payment made that it is the same money', async () => {
    const attribution = start();
    const once = checkoutEvent({ id: 'cs_2', invoice: 'in_2' });
    const alone = paid({ parent: null, billing_reason: 'manual' });
    expect(await all(attribution, [alone, once])).toMatchObject([{ external_transaction_id: 'cs_2' }]);
    expect((await outcomes(attribution))[0]).toEqual([
      'Noted',
      expect.stringContaining('the money of Checkout Session cs_2'),
    ]);
  });

  it('keeps modes apart, whatever the IDs', async () => {
    const attribution = start();
    await all(attribution, [subscribed(), paid({}, {}, { livemode: true })]);
    expect(await list(attribution, 'conversions')).toHaveLength(1);
    expect((await outcomes(attribution))[1]?.[0]).toBe('Waiting');
  });

  it('credits no partner for a renewal whose click is of the other mode or unknown, and says so', async () => {
    const attribution = start();
    const live = await jsonOf(await postClick(attribution, clickBody({ merchant_key: 'pk_live_sandbox' })));
    const sales = await all(attribution, [subscribed({ client_reference_id: live.click_id }), paid()]);
    expect(sales).toMatchObject([
      { code: 'click_of_other_mode' },
      { code: 'click_of_other_mode', attributed: 0, partner_id: null },
    ]);
  });

  it('counts once what the Conversion API has already recorded, but is not blocked by what it has refused', async () => {
    const attribution = start();
    const click_id = await click(attribution);
    const report = (external_transaction_id: string, more: Body) =>
      postConversion(attribution, { external_transaction_id, event_type: 'sale', ...more });
    expect((await report('in_2', { click_id })).status).toBe(201);
    expect((await report('cs_1', {})).status).toBe(422);
    const [refused] = await list(attribution, 'conversions');
    await all(attribution, [subscribed({ client_reference_id: click_id }), paid()]);
    expect(await list(attribution, 'conversions')).toMatchObject([
      { external_transaction_id: 'cs_1', source: 'checkout', attributed: 1 },
      { external_transaction_id: 'in_2', source: 'api' },
    ]);
    expect((await outcomes(attribution))[1]).toEqual([
      'Ignored',
      'Ignored, because in_2 was recorded before by the Conversion API.',
    ]);
    expect((await attribution.app.request(`/conversions/${refused?.id}`)).status).toBe(404);
  });
});

describe('a delayed payment', () => {
  const delayed = (type: string, payment_status: string) =>
    stripeEvent(`checkout.session.${type}`, {
      ...(checkoutEvent({ id: 'cs_1', payment_status }).data as { object: Body }).object,
    });

  it.each([
    ['in order', [delayed('completed', 'unpaid'), delayed('async_payment_succeeded', 'paid')]],
    ['the other way round', [delayed('async_payment_succeeded', 'paid'), delayed('completed', 'unpaid')]],
  ])('counts once its money has arrived, %s', async (_, events) => {
    const attribution = start();
    expect(await all(attribution, events)).toMatchObject([{ counts_as: 'sale', note: null }]);
  });

  it('says so when its money will not arrive', async () => {
    const attribution = start();
    const events = [delayed('completed', 'unpaid'), delayed('async_payment_failed', 'unpaid')];
    expect(await all(attribution, events)).toMatchObject([
      { counts_as: 'unpaid', note: expect.stringContaining('will not arrive') },
    ]);
  });

  it('counts a subscription once its first invoice is paid', async () => {
    const attribution = start();
    expect(await all(attribution, [subscribed({ payment_status: 'unpaid' }), first()])).toMatchObject([
      { external_transaction_id: 'cs_1', counts_as: 'sale' },
    ]);
  });
});
