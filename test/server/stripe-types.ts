// The parameters against Stripe's own types. It is compiled, never run.
import type Stripe from 'stripe';
import { checkoutParams, clientReferenceId, conversionOf, stripeMetadata } from '../../src/server.ts';

const order = {
  mode: 'payment',
  customer_creation: 'always',
  line_items: [{ price: 'price_123', quantity: 1 }],
  success_url: 'https://shop.test/thanks',
} as const satisfies Stripe.Checkout.SessionCreateParams;

export const redirect: Stripe.Checkout.SessionCreateParams = { ...order, ...checkoutParams('from the page') };

const { customer_creation, ...offer } = order;

export const returning: Stripe.Checkout.SessionCreateParams = {
  ...offer,
  customer: 'cus_123',
  ...checkoutParams('from the page'),
};

export const byMetadata: Stripe.Checkout.SessionCreateParams = {
  ...order,
  client_reference_id: 'order-6735',
  ...checkoutParams(null, { via: 'metadata' }),
};

export const besideMetadata: Stripe.Checkout.SessionCreateParams = {
  ...order,
  metadata: { order: '6735', ...checkoutParams(undefined, { via: 'metadata' }).metadata },
};

export const id: string | undefined = clientReferenceId(undefined);

export const create = (stripe: Stripe) =>
  stripe.checkout.sessions.create({ ...order, ...checkoutParams(7), ui_mode: 'embedded_page' });

export const intent: Stripe.PaymentIntentCreateParams = {
  amount: 4900,
  currency: 'usd',
  metadata: { order: '6735', ...stripeMetadata('from the page') },
};

export const subscription: Stripe.SubscriptionCreateParams = {
  customer: 'cus_123',
  items: [{ price: 'price_123' }],
  metadata: { ...stripeMetadata(undefined) },
};

export const conversion = (event: Stripe.Event) =>
  conversionOf(event)?.external_transaction_id satisfies string | undefined;

// @ts-expect-error There is no such place.
checkoutParams('from the page', { via: 'cookie' });
// @ts-expect-error The click ID may be absent.
clientReferenceId('from the page') satisfies string;
// @ts-expect-error The same.
checkoutParams('from the page').client_reference_id satisfies string;
