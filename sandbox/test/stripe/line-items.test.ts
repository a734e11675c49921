import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ONE_OFF, type StandIn, startStandIn } from './support.ts';

let standIn: StandIn;
let stripe: Stripe;

beforeAll(async () => {
  standIn = await startStandIn();
  stripe = standIn.sdk();
});
afterAll(() => standIn.close());

it('a session lists what it sells, with the price that it names or has described', async () => {
  const { id } = await stripe.checkout.sessions.create({
    ...ONE_OFF,
    line_items: [
      { price: 'price_book', quantity: 2 },
      {
        price_data: { currency: 'usd', unit_amount: 700, product_data: { name: 'Gift wrap' } },
        quantity: 1,
      },
    ],
  });
  const items = await stripe.checkout.sessions.listLineItems(id);
  expect(items.data).toMatchObject([
    { description: 'The Slow Brew Handbook', quantity: 2, amount_total: 2400, price: { id: 'price_book' } },
    { description: 'Gift wrap', quantity: 1, amount_total: 700, price: { unit_amount: 700, active: false } },
  ]);
  expect(await stripe.checkout.sessions.listLineItems(id)).toEqual(items);
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['line_items.data.price'] });
  expect(session.line_items?.data).toEqual(items.data);
  expect(await stripe.checkout.sessions.retrieve(id)).not.toHaveProperty('line_items');
});

it('a discount is taken off each item', async () => {
  const [code] = (await stripe.promotionCodes.list({ code: 'ANN20' })).data;
  const { id, amount_total } = await stripe.checkout.sessions.create({
    ...ONE_OFF,
    line_items: [{ price: 'price_book', quantity: 1 }],
    discounts: [{ promotion_code: String(code?.id) }],
  });
  const { data } = await stripe.checkout.sessions.listLineItems(id);
  expect(data).toMatchObject([{ amount_subtotal: 1200, amount_discount: 240, amount_total }]);
});

it('the customer is there whole where that is asked for', async () => {
  const customer = await stripe.customers.create({ email: 'grace@example.com' });
  const { id } = await stripe.checkout.sessions.create({ ...ONE_OFF, customer: customer.id });
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['customer'] });
  expect(session.customer).toMatchObject({ id: customer.id, email: 'grace@example.com' });
});

it('a session that does not exist has no items', async () => {
  await expect(stripe.checkout.sessions.listLineItems('cs_test_nothing')).rejects.toMatchObject({
    code: 'resource_missing',
  });
});
