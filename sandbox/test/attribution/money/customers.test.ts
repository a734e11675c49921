import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../../attribution/app.ts';
import {
  type Body,
  checkoutEvent,
  click,
  deliver,
  invoice,
  list,
  outcomes,
  page,
  postForm,
  start,
  stripeEvent,
} from '../support.ts';

async function all(attribution: Attribution, events: readonly Body[]): Promise<Body[]> {
  for (const event of events) expect((await deliver(attribution, event)).status).toBe(200);
  return (await list(attribution, 'conversions')).sort((one, other) =>
    String(one.external_transaction_id) < String(other.external_transaction_id) ? -1 : 1,
  );
}

const customer = 'cus_1';
const first = (client_reference_id: string, more: Body = {}) =>
  checkoutEvent({ id: 'cs_1', mode: 'payment', customer, client_reference_id, ...more });
const firstInvoice = invoice({
  id: 'in_9',
  customer,
  billing_reason: 'subscription_create',
  parent: { type: 'subscription_details', subscription_details: { subscription: 'sub_9', metadata: {} } },
});
const later = [
  stripeEvent('invoice.paid', firstInvoice),
  checkoutEvent({ id: 'cs_2', mode: 'payment', customer }),
];

describe('the customer of an attributed click', () => {
  it('stays attributed in later invoices and payments, and the trail says by what', async () => {
    const attribution = start();
    const clickId = await click(attribution);
    const sales = await all(attribution, [first(clickId), ...later]);
    expect(sales).toMatchObject([
      { external_transaction_id: 'cs_1', code: 'by_client_reference_id', click_id: clickId, partner_id: 1 },
      { external_transaction_id: 'cs_2', code: 'by_customer', click_id: clickId, partner_id: 1 },
      { external_transaction_id: 'in_9', code: 'by_customer', click_id: clickId, event_type: 'sale' },
    ]);
    const trail = await page(attribution, `/conversions/${sales[1]?.id}`);
    expect(trail).toContain('an earlier checkout or invoice of this customer names a click');
    expect(trail).toMatch(/Click of the customer<\/dt>\s*<dd><code>/);
  });

  it.each([
    ['in the session’s metadata', (id: string) => first('order-17', { metadata: { aff_click_id: id } })],
    [
      'in the subscription’s metadata',
      (aff_click_id: string) =>
        stripeEvent('invoice.paid', invoice({ id: 'in_1', customer }, { aff_click_id })),
    ],
    [
      'with the customer expanded',
      (id: string) => first(id, { customer: { id: customer, object: 'customer' } }),
    ],
    ['of a payment that is still under way', (id: string) => first(id, { payment_status: 'unpaid' })],
  ])('is known by a click %s', async (_, event) => {
    const attribution = start();
    const clickId = await click(attribution);
    const [, second, ninth] = await all(attribution, [event(clickId), ...later]);
    expect([second, ninth]).toMatchObject([{ attributed: 1 }, { attributed: 1 }]);
  });

  it('stays so in an invoice without a subscription, and in renewals of a subscription of theirs', async () => {
    const attribution = start();
    const clickId = await click(attribution);
    const sales = await all(attribution, [
      first(clickId),
      checkoutEvent({ id: 'cs_2', customer, subscription: 'sub_1' }),
      stripeEvent('invoice.paid', invoice({ id: 'in_2', customer })),
      stripeEvent('invoice.paid', invoice({ id: 'in_3', customer, parent: null, billing_reason: 'manual' })),
    ]);
    expect(sales).toMatchObject([
      { event_type: 'sale' },
      { event_type: 'sale', code: 'by_customer' },
      { event_type: 'renewal', code: 'by_customer' },
      { event_type: 'sale', code: 'by_customer' },
    ]);
  });

  it.each([
    ['before', [...later, first]],
    ['after', [first, ...later]],
  ])('is found when what they pay later arrives %s it', async (_, events) => {
    const attribution = start();
    const clickId = await click(attribution);
    const sales = await all(
      attribution,
      events.map((event) => (typeof event === 'function' ? event(clickId) : event)),
    );
    expect(sales.map(({ attributed }) => attributed)).toEqual([1, 1, 1]);
  });

  it('belongs to the first partner, except for what names the click of another', async () => {
    const attribution = start();
    await postForm(attribution, '/partners', { name: 'Bob' });
    await postForm(attribution, '/links', { partner_id: '2', ref: 'bob' });
    const [ada, bob] = [await click(attribution), await click(attribution, { ref: 'bob' })];
    const at = (day: number) => ({ created: 1_790_000_000 + day * 86_400 });
    const sales = await all(attribution, [
      checkoutEvent({ id: 'cs_1', customer, client_reference_id: ada }, at(0)),
      checkoutEvent({ id: 'cs_2', customer, client_reference_id: bob }, at(1)),
      checkoutEvent({ id: 'cs_3', customer }, at(2)),
    ]);
    expect(sales.map(({ partner_id }) => partner_id)).toEqual([1, 2, 1]);
  });

  it('has no partner before the click or in the other mode, and no other customer has one', async () => {
    const attribution = start();
    const clickId = await click(attribution);
    const sales = await all(attribution, [
      checkoutEvent({ id: 'cs_0', customer }, { created: 1_789_000_000 }),
      first(clickId),
      checkoutEvent({ id: 'cs_3', customer: 'cus_2' }),
      checkoutEvent({ id: 'cs_4', customer }, { livemode: true }),
      checkoutEvent({ id: 'cs_5', customer: null }),
    ]);
    expect(sales.map(({ attributed }) => attributed)).toEqual([0, 1, 0, 0, 0]);
  });

  it('has no partner as long as no click of a partner is named', async () => {
    const attribution = start();
    const sales = await all(attribution, [first('order-17'), ...later]);
    expect(sales.map(({ code }) => code)).toEqual(['reference_not_a_click_id', 'no_reference']);
    expect((await outcomes(attribution))[1]?.[0]).toBe('Waiting');
  });
});

describe('a session of set-up mode', () => {
  const setUp = (client_reference_id: string) =>
    checkoutEvent({
      id: 'cs_1',
      mode: 'setup',
      customer,
      client_reference_id,
      payment_status: 'no_payment_required',
      amount_total: null,
      currency: null,
      setup_intent: 'seti_1',
    });

  it('is no sale, but its customer counts from then on', async () => {
    const attribution = start();
    const clickId = await click(attribution);
    expect(await all(attribution, [setUp(clickId)])).toEqual([]);
    expect(await outcomes(attribution)).toEqual([
      [
        'Noted',
        expect.stringContaining(
          'has only saved a card for later, which is not a sale; a click that it names',
        ),
      ],
    ]);
    expect(await all(attribution, later)).toMatchObject([
      { external_transaction_id: 'cs_2', click_id: clickId },
      { external_transaction_id: 'in_9', click_id: clickId },
    ]);
  });

  it('counts for an invoice that arrived before it', async () => {
    const attribution = start();
    const clickId = await click(attribution);
    expect(await all(attribution, [...later.slice(0, 1), setUp(clickId)])).toMatchObject([
      { external_transaction_id: 'in_9', click_id: clickId },
    ]);
  });

  it('leaves a free order what it is, a sale of nothing', async () => {
    const attribution = start();
    const free = first(await click(attribution), { payment_status: 'no_payment_required', amount_total: 0 });
    expect(await all(attribution, [free])).toMatchObject([{ counts_as: 'sale', amount_cents: 0 }]);
  });
});
