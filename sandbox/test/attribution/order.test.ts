import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAttribution } from '../../attribution/app.ts';
import { readFact } from '../../attribution/webhook/facts.ts';
import { returnedAmount, salesOf } from '../../attribution/webhook/sales.ts';
import type { Known } from '../../attribution/webhook/signals.ts';
import {
  type Body,
  charge,
  checkoutEvent,
  click,
  deliver,
  invoice,
  invoicePayment,
  list,
  stripeEvent,
  world,
} from './support.ts';

/** A subscription: its session, three invoices, what paid them, and refunds of the first two, one of them in two parts. */
const subscription = (client_reference_id: string | null, metadata: Body): Body[] => [
  checkoutEvent({ id: 'cs_1', client_reference_id, subscription: 'sub_1', invoice: 'in_1' }),
  stripeEvent('invoice.paid', invoice({ id: 'in_1', billing_reason: 'subscription_create' }, metadata)),
  ...['in_2', 'in_3'].map((id, month) =>
    stripeEvent('invoice.paid', invoice({ id }, metadata), { created: 1_790_000_000 + month }),
  ),
  ...['1', '2', '3'].map((n) => stripeEvent('invoice_payment.paid', invoicePayment(`in_${n}`, `pi_${n}`))),
  stripeEvent('charge.refunded', charge('pi_1', 1000)),
  stripeEvent('charge.refunded', charge('pi_1', 3000)),
  stripeEvent('charge.refunded', charge('pi_2', 4900)),
];

/** A payment whose money comes late, and goes back. */
const payment: readonly Body[] = ['unpaid', 'paid'].flatMap((payment_status, n) => [
  checkoutEvent(
    { id: 'cs_2', payment_status, payment_intent: 'pi_4', amount_total: 2000 },
    n === 0 ? {} : { type: 'checkout.session.async_payment_succeeded', created: 1_790_000_100 },
  ),
  stripeEvent('charge.refunded', charge('pi_4', 1000 * (n + 1))),
]);

/** A customer who comes by a click, buys again, disputes one payment, and gets another back by a refund that fails. */
const customer = (client_reference_id: string | null): Body[] => {
  const at = (seconds: number) => ({ created: 1_790_000_000 + seconds });
  const [cus, day] = [{ customer: 'cus_1' }, 86_400];
  const dispute = (type: string, status: string, seconds: number) =>
    stripeEvent(
      `charge.dispute.${type}`,
      { id: 'dp_1', amount: 1500, currency: 'usd', charge: 'ch_of_pi_6', status },
      at(seconds),
    );
  return [
    checkoutEvent({ id: 'cs_0', ...cus, amount_total: 900 }, at(-day)),
    checkoutEvent({ id: 'cs_3', ...cus, client_reference_id, payment_intent: 'pi_5' }, at(0)),
    stripeEvent('invoice.paid', invoice({ id: 'in_9', ...cus, parent: null }), at(day)),
    checkoutEvent({ id: 'cs_4', ...cus, payment_intent: 'pi_6' }, at(day + 1)),
    stripeEvent('charge.refunded', charge('pi_6', 1000), at(day + 2)),
    dispute('created', 'needs_response', day + 3),
    dispute('funds_withdrawn', 'needs_response', day + 3),
    dispute('closed', 'lost', 2 * day),
    stripeEvent('charge.refunded', charge('pi_5', 4900), at(day)),
    stripeEvent(
      'refund.failed',
      { id: 're_1', amount: 4900, currency: 'usd', charge: 'ch_of_pi_5', status: 'failed' },
      at(3 * day),
    ),
  ];
};

const known: Known = {
  beginnings: [],
  clickOfSubscription: () => 'click-2',
  clickOfCustomer: () => undefined,
};

/** Every one of `count` things at least once, in any order. */
const orders = (count: number) =>
  fc.array(fc.nat(count - 1), { maxLength: 6 }).chain((repeated) => {
    const all = [...Array(count).keys(), ...repeated];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

const arrange = (order: readonly number[], events: readonly Body[]): Body[] =>
  order.map((index) => events[index] as Body);

const byTransaction = (one: Body, other: Body) =>
  String(one.external_transaction_id) < String(other.external_transaction_id) ? -1 : 1;

it.each([
  ['a subscription', subscription('click-1', { aff_click_id: 'click-2' })],
  ['a delayed payment', payment],
  ['a customer', customer('click-1')],
])('%s tells of the same sales, whatever the order and the repetitions', (_, events) => {
  const told = (arranged: readonly Body[]) =>
    salesOf(
      arranged.map((event, seq) =>
        readFact({
          id: String(event.id),
          type: String(event.type),
          mode: 'test',
          seq,
          body: JSON.stringify(event),
          status: null,
          outcome: null,
          received_at: '',
        }),
      ),
      known,
    ).map(({ eventId, returns, ...sale }) => ({ ...sale, returned: returnedAmount({ ...sale, returns }) }));
  const inOrder = told(events);
  fc.assert(
    fc.property(orders(events.length), (order) => {
      expect(told(arrange(order, events))).toEqual(inOrder);
    }),
    { numRuns: 500 },
  );
});

/** What counts of the stored sales; when they came, and with which event first, is the arrival's own affair. */
async function storedOf(eventsOf: (clickId: string) => readonly Body[]): Promise<Body[]> {
  const attribution = createAttribution({ world, database: ':memory:', snippetDir: '/nowhere' });
  try {
    const clickId = await click(attribution);
    for (const event of eventsOf(clickId)) await deliver(attribution, event);
    return (await list(attribution, 'conversions'))
      .map(({ id, seq, created_at, stripe_event_id, ...sale }) => sale)
      .map((sale) => ({ ...sale, click_id: sale.click_id === clickId ? 'the click' : sale.click_id }))
      .sort(byTransaction);
  } finally {
    attribution.close();
  }
}

it('whatever the order, the events of a customer end in the same', async () => {
  const stored = (order?: readonly number[]) =>
    storedOf((clickId) => (order ? arrange(order, customer(clickId)) : customer(clickId)));
  const inOrder = await stored();
  expect(inOrder).toMatchObject([
    { external_transaction_id: 'cs_0', attributed: 0 },
    { external_transaction_id: 'cs_3', code: 'by_client_reference_id', refunded_cents: 0 },
    { external_transaction_id: 'cs_4', code: 'by_customer', refunded_cents: 2500 },
    { external_transaction_id: 'in_9', code: 'by_customer', event_type: 'sale' },
  ]);
  await fc.assert(
    fc.asyncProperty(orders(customer(null).length), async (order) => {
      expect(await stored(order)).toEqual(inOrder);
    }),
    { numRuns: 24 },
  );
});

describe('whatever the order and however often they arrive, the events of a subscription end in the same', () => {
  it.each([
    ['with the click in the session', 'session'],
    ['with the click in the subscription’s metadata', 'subscription'],
    ['with no click at all', 'nowhere'],
  ])('%s', async (_, place) => {
    const stored = (order?: readonly number[]) =>
      storedOf((clickId) => {
        const metadata = place === 'subscription' ? { aff_click_id: clickId } : {};
        const events = subscription(place === 'session' ? clickId : null, metadata);
        return order ? arrange(order, events) : events;
      });
    const inOrder = await stored();
    expect(inOrder).toMatchObject([
      { external_transaction_id: 'cs_1', refunded_cents: 3000, attributed: place === 'nowhere' ? 0 : 1 },
      { external_transaction_id: 'in_2', refunded_cents: 4900 },
      { external_transaction_id: 'in_3', refunded_cents: 0 },
    ]);
    await fc.assert(
      fc.asyncProperty(orders(subscription(null, {}).length), async (order) => {
        expect(await stored(order)).toEqual(inOrder);
      }),
      { numRuns: 8 },
    );
  });
});
