import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONE_OFF, type StandIn, SUBSCRIPTION, startStandIn } from './support.ts';

let standIn: StandIn;
let stripe: Stripe;

beforeAll(async () => {
  standIn = await startStandIn();
  stripe = standIn.sdk();
});
afterAll(() => standIn.close());

type Params = Stripe.Checkout.SessionCreateParams;

/** The error that the SDK makes of the stand-in's answer. */
async function refusal(params: object): Promise<Stripe.errors.StripeError> {
  const error = await stripe.checkout.sessions.create(params as Params).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
  return error as Stripe.errors.StripeError;
}

describe('creating and retrieving a session', () => {
  it('answers an open session with a payment page', async () => {
    const id = '3f2b8c1e-6c1f-4d7a-9a53-0c8f4f1d2b6e';
    const session = await stripe.checkout.sessions.create({
      ...SUBSCRIPTION,
      client_reference_id: id,
      metadata: { plan: 'pro' },
    });
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      client_reference_id: id,
      amount_total: 2900,
      currency: 'usd',
      customer: null,
      livemode: false,
      metadata: { plan: 'pro' },
      ui_mode: 'hosted_page',
      url: `${standIn.world.origins.stripe}/c/pay/${session.id}`,
    });
    expect(session.id).toMatch(/^cs_test_/);
    const retrieved = await stripe.checkout.sessions.retrieve(session.id);
    expect(retrieved).toMatchObject({ id: session.id, client_reference_id: id });
  });

  it('adds up quantities and catalogue prices', async () => {
    const session = await stripe.checkout.sessions.create({
      ...ONE_OFF,
      line_items: [...ONE_OFF.line_items, { price: 'price_book', quantity: 1 }],
    });
    expect(session.amount_total).toBe(3600);
  });

  it('tells test keys from live keys, and both from anything else', async () => {
    const live = await standIn.sdk('sk_live_x').checkout.sessions.create(ONE_OFF);
    expect(live).toMatchObject({ livemode: true, id: expect.stringMatching(/^cs_live_/) });
    const error = await standIn
      .sdk('pk_test_x')
      .checkout.sessions.create(ONE_OFF)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  });

  it('names an unknown session', async () => {
    await expect(stripe.checkout.sessions.retrieve('cs_test_nothing')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: expect.stringContaining('cs_test_nothing'),
    });
  });

  it('lists what it received, exactly, newest first', async () => {
    await stripe.checkout.sessions.create(ONE_OFF);
    const { id } = await stripe.checkout.sessions.create(SUBSCRIPTION);
    const listed = await (await standIn.app.request('/sandbox/sessions')).json();
    expect(listed[0]).toMatchObject({
      id,
      parameters: {
        mode: 'subscription',
        'line_items[0][price_data][unit_amount]': '2900',
        success_url: SUBSCRIPTION.success_url,
      },
    });
    expect(listed[0].parameters).not.toHaveProperty('client_reference_id');
    expect(listed[1].mode).toBe('payment');
  });
});

describe('a promotion code', () => {
  const idOf = async (code: string) =>
    (await stripe.promotionCodes.list({ code, active: true, limit: 1 })).data[0]?.id ?? 'none';

  it.each([
    ['ANN20', 2320],
    ['ann20', 2320],
    ['TEA-100', 0],
    ['7', 2697],
  ])('%s takes off what its name says, so that $29.00 become %i', async (code, amount_total) => {
    const session = await stripe.checkout.sessions.create({
      ...SUBSCRIPTION,
      discounts: [{ promotion_code: await idOf(code) }],
    });
    expect(session).toMatchObject({
      amount_subtotal: 2900,
      amount_total,
      total_details: { amount_discount: 2900 - amount_total },
      discounts: [{ coupon: null, promotion_code: await idOf(code) }],
    });
    const page = await (await standIn.app.request(`/c/pay/${session.id}`)).text();
    expect(page).toContain(`−$${((2900 - amount_total) / 100).toFixed(2)}`);
  });

  it.each(['ANN', 'ANN0', 'ANN101', '', 'ÄNN20', 'ANN20!'])('is not there as %j', async (code) => {
    expect(await idOf(code)).toBe('none');
  });

  it('is refused where it is unknown, or beside a field for codes', async () => {
    expect(await refusal({ ...ONE_OFF, discounts: [{ promotion_code: 'promo_1' }] })).toMatchObject({
      code: 'resource_missing',
      param: 'discounts[0][promotion_code]',
    });
    const both = { allow_promotion_codes: true, discounts: [{ promotion_code: await idOf('ANN20') }] };
    expect(await refusal({ ...ONE_OFF, ...both })).toMatchObject({ param: 'allow_promotion_codes' });
  });
});

describe('client_reference_id', () => {
  it('refuses an empty string the way Stripe does', async () => {
    const error = await refusal({ ...ONE_OFF, client_reference_id: '' });
    expect(error).toMatchObject({ code: 'parameter_invalid_empty', param: 'client_reference_id' });
    expect(error.message).toContain("You passed an empty string for 'client_reference_id'");
  });

  // The SDK writes null as an empty string, which is why CONTRACT.md §4 wants the field left out instead.
  it('refuses null', async () => {
    expect(await refusal({ ...ONE_OFF, client_reference_id: null })).toMatchObject({
      code: 'parameter_invalid_empty',
    });
  });

  it('takes 200 characters and refuses 201', async () => {
    const longest = 'a'.repeat(200);
    const session = await stripe.checkout.sessions.create({ ...ONE_OFF, client_reference_id: longest });
    expect(session.client_reference_id).toBe(longest);
    const error = await refusal({ ...ONE_OFF, client_reference_id: `${longest}a` });
    expect(error).toMatchObject({ statusCode: 400, param: 'client_reference_id' });
  });

  it.each(['<script>', 'a b', 'a.b', 'ä', '{x}'])('refuses %s', async (value) => {
    expect(await refusal({ ...ONE_OFF, client_reference_id: value })).toMatchObject({
      statusCode: 400,
      param: 'client_reference_id',
    });
  });
});

describe('parameters', () => {
  it.each([
    ['an unknown one', { click_id: 'x' }, 'click_id', 'parameter_unknown'],
    [
      'an unknown nested one',
      { line_items: [{ quantity: 1, colour: 'x' }] },
      'line_items[0][colour]',
      'parameter_unknown',
    ],
    ['no mode', { mode: undefined }, 'mode', 'parameter_missing'],
    ['another mode', { mode: 'rent' }, 'mode', undefined],
    ['no line_items', { line_items: undefined }, 'line_items', 'parameter_missing'],
    ['no success_url', { success_url: undefined }, 'success_url', 'parameter_missing'],
    ['a relative success_url', { success_url: '/thanks' }, 'success_url', 'url_invalid'],
    ['a script as success_url', { success_url: 'javascript:alert(1)' }, 'success_url', 'url_invalid'],
    [
      'an unknown price',
      { line_items: [{ price: 'price_x', quantity: 1 }] },
      'line_items[0][price]',
      'resource_missing',
    ],
    ['return_url on a hosted page', { return_url: 'https://shop.example/' }, 'return_url', undefined],
    [
      '51 metadata keys',
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`key${n}`, 'x'])) },
      'metadata',
      undefined,
    ],
  ])('refuses %s', async (_, change, param, code) => {
    const error = await refusal({ ...ONE_OFF, ...change });
    expect(error.param).toBe(param);
    expect(error.code).toBe(code);
  });

  it('refuses fractions of a cent', async () => {
    const line_items = [
      { quantity: 1, price_data: { currency: 'usd', unit_amount: 12.5, product_data: { name: 'Book' } } },
    ];
    expect(await refusal({ ...ONE_OFF, line_items })).toMatchObject({
      param: 'line_items[0][price_data][unit_amount]',
      code: 'parameter_invalid_integer',
    });
  });

  it('wants mode and prices to agree', async () => {
    expect((await refusal({ ...SUBSCRIPTION, mode: 'payment' })).message).toContain('recurring');
    expect((await refusal({ ...ONE_OFF, mode: 'subscription' })).message).toContain('recurring');
  });

  it('allows customer_creation in payment mode only', async () => {
    const session = await stripe.checkout.sessions.create({ ...ONE_OFF, customer_creation: 'always' });
    expect(session.customer_creation).toBe('always');
    const error = await refusal({ ...SUBSCRIPTION, customer_creation: 'always' });
    expect(error.param).toBe('customer_creation');
  });
});

describe('embedded page', () => {
  const EMBEDDED = {
    mode: ONE_OFF.mode,
    line_items: ONE_OFF.line_items,
    ui_mode: 'embedded_page',
    return_url: 'https://shop.example/success?session_id={CHECKOUT_SESSION_ID}',
  } satisfies Params;

  it('answers a client secret instead of an address', async () => {
    const session = await stripe.checkout.sessions.create(EMBEDDED);
    expect(session.url).toBeNull();
    expect(session.client_secret).toMatch(new RegExp(`^${session.id}_secret_\\w{20,}$`));
  });

  it('needs a return_url and no success_url', async () => {
    expect(await refusal({ ...EMBEDDED, return_url: undefined })).toMatchObject({
      param: 'return_url',
      code: 'parameter_missing',
    });
    expect(await refusal({ ...EMBEDDED, success_url: 'https://shop.example/' })).toMatchObject({
      param: 'success_url',
    });
  });

  it('has the same for a form of the page itself, as elements, once custom', async () => {
    const session = await stripe.checkout.sessions.create({ ...EMBEDDED, ui_mode: 'elements' });
    expect(session).toMatchObject({ url: null, ui_mode: 'elements', return_url: EMBEDDED.return_url });
    expect(session.client_secret).toMatch(new RegExp(`^${session.id}_secret_`));
    const redirecting = { ...EMBEDDED, ui_mode: 'elements', redirect_on_completion: 'always' };
    expect(await refusal(redirecting)).toMatchObject({ param: 'redirect_on_completion' });
    expect((await refusal({ ...EMBEDDED, ui_mode: 'custom' })).message).toContain('`elements`');
  });

  it.each(['embedded', 'hosted'])('names the new name of ui_mode %s', async (old) => {
    const error = await refusal({ ...EMBEDDED, ui_mode: old });
    expect(error.param).toBe('ui_mode');
    expect(error.message).toContain(`${old}_page`);
  });
});

describe('Idempotency-Key', () => {
  it('creates one session for a repeated request', async () => {
    const first = await stripe.checkout.sessions.create(ONE_OFF, { idempotencyKey: 'order-1' });
    const second = await stripe.checkout.sessions.create(ONE_OFF, { idempotencyKey: 'order-1' });
    expect(second.id).toBe(first.id);
  });

  it('refuses the key for another request', async () => {
    await stripe.checkout.sessions.create(ONE_OFF, { idempotencyKey: 'order-2' });
    await expect(
      stripe.checkout.sessions.create(SUBSCRIPTION, { idempotencyKey: 'order-2' }),
    ).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });
});
