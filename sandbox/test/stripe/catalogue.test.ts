import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { form, GOOD_CARD, ONE_OFF, type StandIn, startStandIn } from './support.ts';

let standIn: StandIn;
let stripe: Stripe;

beforeAll(async () => {
  standIn = await startStandIn();
  stripe = standIn.sdk();
});
afterAll(() => standIn.close());

describe('prices and products', () => {
  it('are there for the catalogue', async () => {
    const price = await stripe.prices.retrieve('price_book', { expand: ['product'] });
    expect(price).toMatchObject({
      object: 'price',
      currency: 'usd',
      unit_amount: 1200,
      type: 'one_time',
      recurring: null,
      product: { object: 'product', name: 'The Slow Brew Handbook', default_price: 'price_book' },
    });
    expect(await stripe.prices.retrieve('price_pro_monthly')).toMatchObject({
      type: 'recurring',
      recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' },
      product: 'prod_pro_monthly',
    });
  });

  it('can be made, sold, changed and listed', async () => {
    const product = await stripe.products.create({
      name: 'Kettle',
      description: 'Whistles',
      metadata: { a: 'b' },
    });
    expect(product).toMatchObject({ object: 'product', active: true, name: 'Kettle', metadata: { a: 'b' } });
    const price = await stripe.prices.create({
      product: product.id,
      currency: 'EUR',
      unit_amount: 5900,
      lookup_key: 'kettle',
    });
    expect(price).toMatchObject({ object: 'price', currency: 'eur', product: product.id, type: 'one_time' });
    const session = await stripe.checkout.sessions.create({
      ...ONE_OFF,
      line_items: [{ price: price.id, quantity: 2 }],
    });
    expect(session).toMatchObject({ amount_total: 11_800, currency: 'eur' });
    const listed = await stripe.prices.list({ lookup_keys: ['kettle'], expand: ['data.product'] });
    expect(listed.data).toMatchObject([{ id: price.id, product: { name: 'Kettle' } }]);
    expect(await stripe.prices.update(price.id, { active: false })).toMatchObject({ active: false });
    expect((await stripe.prices.list({ active: true, product: product.id })).data).toEqual([]);
    expect(await stripe.products.update(product.id, { name: 'Pot' })).toMatchObject({ name: 'Pot' });
    expect(await stripe.products.retrieve(product.id)).toMatchObject({
      name: 'Pot',
      description: 'Whistles',
    });
  });

  it('can be made together, either way, also for a subscription', async () => {
    const price = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 700,
      recurring: { interval: 'year' },
      product_data: { name: 'Almanac' },
    });
    const params = { mode: 'subscription' as const, line_items: [{ price: price.id, quantity: 1 }] };
    const session = await stripe.checkout.sessions.create({
      ...params,
      success_url: 'https://shop.example/',
    });
    expect(session).toMatchObject({ mode: 'subscription', amount_total: 700 });
    const product = await stripe.products.create({
      name: 'Cup',
      default_price_data: { currency: 'usd', unit_amount: 300 },
    });
    expect(await stripe.prices.retrieve(String(product.default_price))).toMatchObject({ unit_amount: 300 });
  });

  it.each([
    ['a product without a name', () => stripe.products.create({} as never), 400, 'name'],
    [
      'a price without a currency',
      () => stripe.prices.create({ unit_amount: 1, product: 'prod_book' } as never),
      400,
      'currency',
    ],
    [
      'a price of an unknown product',
      () => stripe.prices.create({ currency: 'usd', unit_amount: 1, product: 'prod_x' }),
      400,
      'product',
    ],
    ['an unknown price', () => stripe.prices.retrieve('price_x'), 404, 'price'],
    ['an unknown product', () => stripe.products.retrieve('prod_x'), 404, 'product'],
    ['an unknown customer', () => stripe.customers.retrieve('cus_x'), 404, 'id'],
  ])('refuse as Stripe does: %s', async (_, call, statusCode, param) => {
    await expect(call()).rejects.toMatchObject({ statusCode, param });
  });
});

describe('a customer', () => {
  it('can be made, changed, found by e-mail, and given to a session', async () => {
    const email = 'info@müller.example';
    const customer = await stripe.customers.create({ email, name: 'Ada' });
    expect(customer).toMatchObject({ object: 'customer', email, name: 'Ada', livemode: false });
    expect(await stripe.customers.update(customer.id, { name: 'Ada L.' })).toMatchObject({ name: 'Ada L.' });
    expect((await stripe.customers.list({ email })).data).toMatchObject([{ id: customer.id }]);
    const session = await stripe.checkout.sessions.create({ ...ONE_OFF, customer: customer.id });
    const page = await (await standIn.app.request(`/c/pay/${session.id}`)).text();
    expect(page).toContain(email);
  });

  it('is there once a checkout has made them, also with an international address', async () => {
    const session = await stripe.checkout.sessions.create({ ...ONE_OFF, customer_creation: 'always' });
    const email = 'ада@пример.example';
    const paid = await standIn.app.request(`/c/pay/${session.id}`, form({ ...GOOD_CARD, email }));
    expect(paid.status).toBe(303);
    const { customer } = await stripe.checkout.sessions.retrieve(session.id);
    expect(await stripe.customers.retrieve(String(customer))).toMatchObject({ email, name: 'Ada Lovelace' });
  });

  it('may have an international address from the start', async () => {
    const customer_email = 'info@müller.example';
    expect(await stripe.checkout.sessions.create({ ...ONE_OFF, customer_email })).toMatchObject({
      customer_email,
    });
  });
});
