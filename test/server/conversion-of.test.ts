import { describe, expect, it } from 'vitest';
import { checkConversion } from '../../src/server/check-conversion.ts';
import { conversionOf, type StripeEvent, stripeMetadata } from '../../src/server.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

const metadata = stripeMetadata(CLICK);
const event = (type: string, object: object): StripeEvent => ({
  type,
  created: 1_780_000_000,
  data: { object },
});

const INTENT = { id: 'pi_1', object: 'payment_intent', amount_received: 4900, currency: 'usd', metadata };
const INVOICE = {
  id: 'in_1',
  object: 'invoice',
  amount_paid: 2900,
  currency: 'eur',
  billing_reason: 'subscription_create',
  customer_email: 'ada@example.com',
  metadata: {},
  parent: { subscription_details: { subscription: 'sub_1', metadata } },
};
const SESSION = {
  id: 'cs_1',
  client_reference_id: CLICK,
  payment_status: 'paid',
  amount_total: 4900,
  currency: 'usd',
  metadata,
};
const occurred_at = new Date('2026-05-28T20:26:40Z');

describe('stripeMetadata', () => {
  it('has the click ID under the name that Selgeo reads', () => {
    expect(metadata).toEqual({ aff_click_id: CLICK });
  });

  it.each([null, undefined, '', 'undefined', '<script>', 7, [CLICK]])('has nothing for %j', (value) => {
    expect(stripeMetadata(value)).toStrictEqual({});
  });
});

describe('conversionOf', () => {
  it('makes a sale of a PaymentIntent', () => {
    expect(
      conversionOf(event('payment_intent.succeeded', { ...INTENT, receipt_email: 'ada@example.com' })),
    ).toEqual({
      click_id: CLICK,
      external_transaction_id: 'pi_1',
      event_type: 'sale',
      amount_cents: 4900,
      currency: 'USD',
      occurred_at,
      prospect_email: 'ada@example.com',
    });
  });

  it.each([
    ['the first invoice of a subscription', {}, 'sale'],
    ['a renewal', { billing_reason: 'subscription_cycle' }, 'renewal'],
    ['a change of plan', { billing_reason: 'subscription_update' }, 'sale'],
    ['an endpoint from before basil', { parent: undefined, subscription_details: { metadata } }, 'sale'],
    ['an invoice without subscription', { parent: null, billing_reason: 'manual', metadata }, 'sale'],
    ['an invoice of a copied click ID', { metadata: stripeMetadata(LATER_CLICK) }, 'sale'],
  ])('counts %s by the invoice', (_, change, event_type) => {
    expect(conversionOf(event('invoice.paid', { ...INVOICE, ...change }))).toEqual({
      click_id: CLICK,
      external_transaction_id: 'in_1',
      event_type,
      amount_cents: 2900,
      currency: 'EUR',
      occurred_at,
      prospect_email: 'ada@example.com',
    });
  });

  // https://docs.stripe.com/currencies: none, two, three decimals, and the special cases.
  it.each(['jpy', 'usd', 'kwd', 'isk', 'ugx'])('leaves an amount of %s as Stripe counts it', (currency) => {
    const conversion = conversionOf(
      event('payment_intent.succeeded', { ...INTENT, amount_received: 500, currency }),
    );
    expect(conversion).toMatchObject({ amount_cents: 500, currency: currency.toUpperCase() });
  });

  it('is what createConversion takes', () => {
    for (const [type, object] of [
      ['payment_intent.succeeded', INTENT],
      ['invoice.paid', INVOICE],
    ] as const)
      expect(checkConversion(conversionOf(event(type, object))).errors).toBeUndefined();
  });

  // The webhook table, docs/back-ends.md: what Selgeo hears itself, what only ties or takes back, what has not been paid.
  it.each([
    ['checkout.session.completed', SESSION],
    ['checkout.session.async_payment_succeeded', SESSION],
    ['checkout.session.async_payment_failed', SESSION],
    ['invoice_payment.paid', { id: 'inpay_1', invoice: 'in_1', payment: { payment_intent: 'pi_1' } }],
    ['charge.refunded', { id: 'ch_1', amount: 4900, amount_refunded: 4900, currency: 'usd', metadata }],
    ['charge.refund.updated', { id: 're_1', amount: 4900, currency: 'usd', metadata }],
    ['refund.updated', { id: 're_1', amount: 4900, currency: 'usd', metadata }],
    ['refund.failed', { id: 're_1', amount: 4900, currency: 'usd', metadata }],
    ['charge.dispute.created', { id: 'dp_1', amount: 4900, currency: 'usd', metadata }],
    ['charge.dispute.updated', { id: 'dp_1', amount: 4900, currency: 'usd', metadata }],
    ['charge.dispute.funds_withdrawn', { id: 'dp_1', amount: 4900, currency: 'usd', metadata }],
    ['charge.dispute.funds_reinstated', { id: 'dp_1', amount: 4900, currency: 'usd', metadata }],
    ['charge.dispute.closed', { id: 'dp_1', amount: 4900, currency: 'usd', metadata }],
    ['charge.succeeded', { ...INTENT, id: 'ch_1', amount: 4900 }],
    ['payment_intent.created', INTENT],
    ['payment_intent.payment_failed', INTENT],
    ['invoice.payment_succeeded', INVOICE],
    ['invoice.finalized', INVOICE],
    ['customer.subscription.created', { id: 'sub_1', metadata }],
    ['setup_intent.succeeded', { id: 'seti_1', metadata }],
  ])('makes nothing of %s', (type, object) => {
    expect(conversionOf(event(type, object))).toBeUndefined();
  });

  it.each([
    ['no click ID', 'payment_intent.succeeded', { ...INTENT, metadata: {} }],
    [
      'a value that is none',
      'payment_intent.succeeded',
      { ...INTENT, metadata: { aff_click_id: 'order-7' } },
    ],
    ['no money', 'payment_intent.succeeded', { ...INTENT, amount_received: 0 }],
    ['an invoice of its own', 'payment_intent.succeeded', { ...INTENT, invoice: 'in_1' }],
    ['no click ID', 'invoice.paid', { ...INVOICE, parent: null }],
    ['a trial', 'invoice.paid', { ...INVOICE, amount_paid: 0 }],
  ])('makes nothing of %s in %s', (_, type, object) => {
    expect(conversionOf(event(type, object))).toBeUndefined();
  });

  it.each([
    null,
    undefined,
    '',
    {},
    { type: 'invoice.paid' },
    { type: 'invoice.paid', data: { object: null } },
  ])('makes nothing of %j', (value) => {
    expect(conversionOf(value as never)).toBeUndefined();
  });
});

it.each([
  ['an event without a time', { ...event('invoice.paid', INVOICE), created: undefined }],
  ['an event with a text for a time', { ...event('invoice.paid', INVOICE), created: 'today' }],
  ['an invoice without an ID', event('invoice.paid', { ...INVOICE, id: undefined })],
])('%s gives nothing', (_, broken) => {
  expect(conversionOf(broken as unknown as StripeEvent)).toBeUndefined();
});

it('what is no click ID in the subscription does not hide that of the invoice', () => {
  const parent = { subscription_details: { metadata: { aff_click_id: 'mine' } } };
  expect(conversionOf(event('invoice.paid', { ...INVOICE, parent, metadata }))).toMatchObject({
    click_id: CLICK,
  });
});
