import { randomUUID } from 'node:crypto';
import { checkoutParams } from '@selgeo/snippet/server';
import { stripe } from './stripe.mjs';

// `checkoutParams` gives nothing at all where there is no click ID: Stripe would refuse an empty string.

/** Redirect Checkout: the customer pays on Stripe's page, at the session's `url`. */
export function createRedirectSession(site, clickId) {
  return stripe.checkout.sessions.create({ ...order, ...addresses(site), ...checkoutParams(clickId) });
}

/** Embedded Checkout: the customer pays in a frame on our page, opened with the session's `client_secret`. */
export function createEmbeddedSession(site, clickId) {
  return stripe.checkout.sessions.create({
    ...order,
    ...checkoutParams(clickId),
    ui_mode: 'embedded_page',
    return_url: addresses(site).success_url,
  });
}

/** For a shop that needs `client_reference_id` for numbers of its own: the click ID goes into the metadata. */
export function createNumberedSession(site, clickId) {
  return stripe.checkout.sessions.create({
    ...order,
    ...addresses(site),
    client_reference_id: `order-${randomUUID()}`,
    metadata: { channel: 'web', ...checkoutParams(clickId, { via: 'metadata' }).metadata },
  });
}

const order = {
  mode: 'payment',
  // Without a customer there is nobody to whom a later payment could be attributed; not beside customer.
  customer_creation: 'always',
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: 'usd',
        unit_amount: 1200,
        product_data: { name: 'The Slow Brew Handbook' },
      },
    },
  ],
};

const addresses = (site) => ({
  success_url: `${site}/thanks?session_id={CHECKOUT_SESSION_ID}`,
  cancel_url: `${site}/`,
});
