import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hurry } from '../../../test/support/hurry.ts';
import { createShop } from '../../shop/app.ts';
import { freePort } from '../../support/serve.ts';
import { CLICK_ID, form, json, type OpenShop, openShop } from './support.ts';

let world: OpenShop;
beforeAll(async () => {
  world = await openShop();
});
afterAll(() => world.close());

/** The newest session in the stand-in, with the parameters that the shop sent. */
async function newestSession() {
  const [session] = await (await world.stripe.request('/sandbox/sessions')).json();
  return session;
}

const NOT_CLICK_IDS: [string, unknown][] = [
  ['null', null],
  ['an empty string', ''],
  ['300 characters', 'a'.repeat(300)],
  ['markup', '<script>'],
  ['"undefined"', 'undefined'],
  ['a number', 42],
  ['an array', [CLICK_ID]],
  ['an object', { toString: CLICK_ID }],
  ['a UUID with a tail', `${CLICK_ID}-x`],
  ['nothing at all', undefined],
];

describe('redirect Checkout', () => {
  it('carries the click ID of a referred customer', async () => {
    const answer = await world.shop.request(
      '/create-checkout-session',
      json({ plan: 'pro', clickId: CLICK_ID }),
    );
    const session = await newestSession();
    expect(await answer.json()).toEqual({ url: session.url });
    expect(session.parameters).toMatchObject({
      client_reference_id: CLICK_ID,
      mode: 'subscription',
      'line_items[0][price_data][unit_amount]': '2900',
      'line_items[0][price_data][recurring][interval]': 'month',
      success_url: `${world.world.origins.shop}/success?session_id={CHECKOUT_SESSION_ID}`,
    });
  });

  it.each(NOT_CLICK_IDS)('sells without attribution when the page sends %s', async (_, clickId) => {
    const answer = await world.shop.request('/create-checkout-session', json({ plan: 'pro', clickId }));
    const session = await newestSession();
    expect(await answer.json()).toEqual({ url: session.url });
    expect(session.parameters).not.toHaveProperty('client_reference_id');
  });

  it('redirects the form of a browser without script', async () => {
    const answer = await world.shop.request('/create-checkout-session', form({ plan: 'pro' }));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe((await newestSession()).url);
  });

  it.each([{}, { plan: 'gold' }, { plan: 'toString' }, null, [1]])(
    'names the plans when it gets %o',
    async (body) => {
      const answer = await world.shop.request('/create-checkout-session', json(body));
      expect(answer.status).toBe(400);
      expect((await answer.json()).error).toContain('pro, book');
    },
  );

  it('names the plans when it gets broken JSON', async () => {
    const answer = await world.shop.request('/create-checkout-session', { ...json({}), body: '{"plan":' });
    expect(answer.status).toBe(400);
  });
});

describe('Checkout by order number', () => {
  const open = (body: unknown) => world.shop.request('/create-order-session', json(body));

  it('carries the click ID in the metadata, of the session and of the subscription', async () => {
    const answer = await open({ plan: 'pro', clickId: CLICK_ID });
    const session = await newestSession();
    expect(await answer.json()).toEqual({ url: session.url });
    expect(session.client_reference_id).toMatch(/^order-/);
    expect(session.metadata).toEqual({ aff_click_id: CLICK_ID });
    expect(session.parameters).toMatchObject({
      mode: 'subscription',
      'subscription_data[metadata][aff_click_id]': CLICK_ID,
    });
  });

  it('gives it to no subscription when there is none', async () => {
    expect((await open({ plan: 'book', clickId: CLICK_ID })).status).toBe(200);
    const session = await newestSession();
    expect(session.metadata).toEqual({ aff_click_id: CLICK_ID });
    expect(session.parameters).not.toHaveProperty('subscription_data[metadata][aff_click_id]');
  });

  it.each(NOT_CLICK_IDS)('sells without attribution when the page sends %s', async (_, clickId) => {
    expect((await open({ plan: 'pro', clickId })).status).toBe(200);
    const { parameters, client_reference_id } = await newestSession();
    expect(client_reference_id).toMatch(/^order-/);
    expect(Object.keys(parameters).filter((name) => name.includes('metadata'))).toEqual([]);
  });

  it('names the plans when it gets none', async () => {
    expect((await open({})).status).toBe(400);
  });
});

describe('embedded Checkout', () => {
  it('carries the click ID and asks for a customer', async () => {
    const answer = await world.shop.request(
      '/create-embedded-session',
      json({ plan: 'book', clickId: CLICK_ID }),
    );
    const session = await newestSession();
    expect(await answer.json()).toEqual({ clientSecret: session.client_secret });
    expect(session.parameters).toMatchObject({
      client_reference_id: CLICK_ID,
      mode: 'payment',
      ui_mode: 'embedded_page',
      customer_creation: 'always',
      return_url: expect.stringContaining('/success?session_id='),
    });
  });

  it.each(NOT_CLICK_IDS)('opens without attribution when the page sends %s', async (_, clickId) => {
    const answer = await world.shop.request('/create-embedded-session', json({ plan: 'book', clickId }));
    const session = await newestSession();
    expect((await answer.json()).clientSecret).toBe(session.client_secret);
    expect(session.parameters).not.toHaveProperty('client_reference_id');
  });
});

describe('after the payment', () => {
  it('thanks with the facts of the paid session', async () => {
    await world.shop.request('/create-checkout-session', json({ plan: 'pro', clickId: CLICK_ID }));
    const { id } = await newestSession();
    const unpaid = await (await world.shop.request(`/success?session_id=${id}`)).text();
    expect(unpaid).not.toContain(CLICK_ID);
    const card = {
      number: '4242424242424242',
      expiry: '12/40',
      cvc: '123',
      name: 'Ada',
      email: 'ada@example.com',
    };
    await world.stripe.request(`/c/pay/${id}`, form(card));
    const page = await (await world.shop.request(`/success?session_id=${id}`)).text();
    for (const fact of ['$29.00', 'ada@example.com', CLICK_ID]) expect(page).toContain(fact);
  });

  it.each(['', '?session_id=', '?session_id=cs_test_nothing', '?session_id=../events'])(
    'thanks without facts for "%s"',
    async (query) => {
      const answer = await world.shop.request(`/success${query}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('receipt');
    },
  );
});

it('says so when Stripe cannot be reached, to scripts and to people', async () => {
  // Stripe's own client tries again after a while.
  hurry();
  const nowhere = `http://localhost:${await freePort(0)}`;
  const cutOff = createShop({
    world: { ...world.world, origins: { ...world.world.origins, stripe: nowhere } },
  });
  const toScript = await cutOff.app.request('/create-checkout-session', json({ plan: 'pro' }));
  expect(toScript.status).toBe(502);
  expect((await toScript.json()).error).toContain('nothing was charged');
  const toPerson = await cutOff.app.request('/create-checkout-session', form({ plan: 'pro' }));
  expect(toPerson.status).toBe(502);
  expect(await toPerson.text()).toContain('nothing was charged');
  cutOff.close();
});
