import type Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, type Served, serve } from '../../support/serve.ts';
import {
  createReceiver,
  form,
  GOOD_CARD,
  ONE_OFF,
  type StandIn,
  SUBSCRIPTION,
  startStandIn,
  verified,
} from './support.ts';

let receiver: ReturnType<typeof createReceiver>;
let receiving: Served;
let standIn: StandIn;

beforeEach(async () => {
  receiver = createReceiver();
  const attributionPort = await freePort(0);
  receiving = await serve(receiver.app, attributionPort);
  standIn = await startStandIn({ attributionPort });
});
afterEach(async () => {
  await standIn.close();
  await receiving.close();
});

async function buy(params: Stripe.Checkout.SessionCreateParams): Promise<Stripe.Checkout.Session> {
  const { sessions } = standIn.sdk().checkout;
  const { id } = await sessions.create(params);
  expect((await standIn.app.request(`/c/pay/${id}`, form(GOOD_CARD))).status).toBe(303);
  return sessions.retrieve(id);
}

type Objects = {
  'checkout.session.completed': Stripe.Checkout.Session;
  'invoice.paid': Stripe.Invoice;
  'invoice_payment.paid': Stripe.InvoicePayment;
  'charge.refunded': Stripe.Charge;
};

/** What the events of a type were about, in the order of their arrival. */
function received<Type extends keyof Objects>(type: Type): Objects[Type][] {
  return receiver.requests
    .map((request) => verified(standIn, request))
    .filter((event) => event.type === type)
    .map(({ data }) => data.object as Objects[Type]);
}

const post = (path: string, fields: Record<string, string> = {}) => standIn.app.request(path, form(fields));
const payments = async () => (await standIn.app.request('/sandbox/payments')).json();

describe('a subscription', () => {
  const metadata = { aff_click_id: 'click-1' };

  it('sends its first invoice and what has paid it beside the session', async () => {
    const session = await buy({ ...SUBSCRIPTION, subscription_data: { metadata } });
    expect(session).not.toHaveProperty('subscription_data');
    expect(session.metadata).toEqual({});
    expect(received('invoice.paid')).toMatchObject([
      {
        id: session.invoice,
        billing_reason: 'subscription_create',
        amount_paid: 2900,
        currency: 'usd',
        customer: session.customer,
        customer_email: 'ada@example.com',
        status: 'paid',
        parent: {
          type: 'subscription_details',
          subscription_details: { subscription: session.subscription, metadata },
        },
        lines: { data: [{ amount: 2900, metadata }] },
      },
    ]);
    const [payment] = await payments();
    expect(received('invoice_payment.paid')).toMatchObject([
      { invoice: session.invoice, payment: { type: 'payment_intent', payment_intent: payment.id } },
    ]);
    expect(received('checkout.session.completed')).toEqual([session]);
    expect(receiver.requests).toHaveLength(3);
  });

  it('renews by the button: one more invoice, with its metadata', async () => {
    const session = await buy({ ...SUBSCRIPTION, subscription_data: { metadata } });
    const front = await (await standIn.app.request('/')).text();
    expect(front).toContain(`action="/sessions/${session.id}/renew"`);
    for (let n = 0; n < 2; n += 1) {
      const answer = await post(`/sessions/${session.id}/renew`);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/#payments']);
    }
    const invoices = received('invoice.paid').filter(
      ({ billing_reason }) => billing_reason === 'subscription_cycle',
    );
    expect(invoices).toHaveLength(2);
    expect(new Set([session.invoice, ...invoices.map(({ id }) => id)]).size).toBe(3);
    for (const invoice of invoices) {
      expect(invoice.parent?.subscription_details).toEqual({ subscription: session.subscription, metadata });
    }
    expect(received('invoice_payment.paid').map(({ invoice }) => invoice)).toEqual(
      expect.arrayContaining(invoices.map(({ id }) => id)),
    );
    const after = await (await standIn.app.request('/')).text();
    expect(after.match(/\/renew"/g)).toHaveLength(1);
    expect(after).toContain('invoice_payment.paid<br />');
  });

  it('is cheaper by a promotion code once', async () => {
    const discounts = [{ promotion_code: 'promo_sandbox_ANN20' }];
    const session = await buy({ ...SUBSCRIPTION, discounts });
    await post(`/sessions/${session.id}/renew`);
    expect(received('invoice.paid')).toMatchObject([
      { subtotal: 2900, amount_paid: 2320, total: 2320, total_discount_amounts: [{ amount: 580 }] },
      { subtotal: 2900, amount_paid: 2900, total: 2900, total_discount_amounts: [] },
    ]);
  });

  it('takes no metadata of a subscription from the address of a Payment Link', async () => {
    const link = await standIn.app.request('/test_pro?subscription_data[metadata][aff_click_id]=click-9');
    await standIn.app.request(link.headers.get('Location') ?? '', form(GOOD_CARD));
    expect(received('invoice.paid')).toMatchObject([{ parent: { subscription_details: { metadata: {} } } }]);
  });

  it('is refused its data in payment mode, as by Stripe', async () => {
    await expect(
      standIn.sdk().checkout.sessions.create({ ...ONE_OFF, subscription_data: { metadata } }),
    ).rejects.toMatchObject({ param: 'subscription_data' });
  });
});

describe('a refund', () => {
  it('tells of the charge how much of it went back in all', async () => {
    const session = await buy(ONE_OFF);
    const path = `/payments/${session.payment_intent}/refund`;
    expect((await post(path, { part: 'half' })).headers.get('location')).toBe('/#payments');
    expect((await post(path, { part: 'rest' })).status).toBe(303);
    const charges = received('charge.refunded');
    expect(charges).toMatchObject([
      { payment_intent: session.payment_intent, amount: 2400, amount_refunded: 1200, refunded: false },
      { payment_intent: session.payment_intent, amount: 2400, amount_refunded: 2400, refunded: true },
    ]);
    expect(charges[0]?.id).toBe(charges[1]?.id);
    expect((await post(path, { part: 'rest' })).status).toBe(404);
    expect(received('charge.refunded')).toHaveLength(2);
    const front = await (await standIn.app.request('/')).text();
    expect(front).not.toContain('/refund"');
    expect(front).toContain('$24.00');
  });

  it('is found by the payment of the renewal’s invoice', async () => {
    const session = await buy(SUBSCRIPTION);
    await post(`/sessions/${session.id}/renew`);
    const [renewal] = await payments();
    await post(`/payments/${renewal.id}/refund`);
    const [charge] = received('charge.refunded');
    const tie = received('invoice_payment.paid').find(({ invoice }) => invoice === renewal.invoiceId);
    expect(charge?.payment_intent).toBe(tie?.payment.payment_intent);
    expect(charge).not.toHaveProperty('invoice');
  });
});

it.each(['/sessions/cs_test_nothing/renew', '/payments/pi_nothing/refund'])(
  'has a 404 for %s',
  async (path) => {
    expect((await post(path)).status).toBe(404);
  },
);

it('renews no payment that is made once', async () => {
  const session = await buy(ONE_OFF);
  expect((await post(`/sessions/${session.id}/renew`)).status).toBe(404);
  expect(received('invoice.paid')).toEqual([]);
});
