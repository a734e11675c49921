import type Stripe from 'stripe';
import { PRODUCTS, type ProductId } from './products.ts';

export type Order = {
  readonly plan: ProductId;
  /** A UUID, or undefined for a visitor whom nobody referred. */
  readonly clickId: string | undefined;
};

/** Redirect Checkout: the customer pays on Stripe's page, at the session's `url`. */
export function createRedirectSession(stripe: Stripe, shop: string, { plan, clickId }: Order) {
  return stripe.checkout.sessions.create({
    ...purchase(plan),
    ...(clickId && { client_reference_id: clickId }),
    success_url: `${shop}/success?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${shop}/pricing`,
  });
}

/** Embedded Checkout: the customer pays in a frame on our page, opened with the session's `client_secret`. */
export function createEmbeddedSession(stripe: Stripe, shop: string, { plan, clickId }: Order) {
  return stripe.checkout.sessions.create({
    ...purchase(plan),
    ...(clickId && { client_reference_id: clickId }),
    ui_mode: 'embedded_page',
    return_url: `${shop}/success?session_id={CHECKOUT_SESSION_ID}`,
  });
}

/**
 * For a merchant whose own order number is the `client_reference_id`: the click ID goes into the metadata instead, of
 * the session, and of the subscription for invoices that outlive it.
 */
export function createOrderSession(
  stripe: Stripe,
  shop: string,
  { plan, clickId, orderNumber }: Order & { readonly orderNumber: string },
) {
  const metadata = clickId ? { aff_click_id: clickId } : undefined;
  return stripe.checkout.sessions.create({
    ...purchase(plan),
    client_reference_id: orderNumber,
    ...(metadata && { metadata }),
    ...(metadata && PRODUCTS[plan].interval && { subscription_data: { metadata } }),
    success_url: `${shop}/success?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${shop}/ways-to-pay`,
  });
}

function purchase(plan: ProductId) {
  const { name, description, currency, unitAmount, interval } = PRODUCTS[plan];
  const price_data = { currency, unit_amount: unitAmount, product_data: { name, description } };
  return interval
    ? {
        mode: 'subscription' as const,
        line_items: [{ quantity: 1, price_data: { ...price_data, recurring: { interval } } }],
      }
    : {
        mode: 'payment' as const,
        line_items: [{ quantity: 1, price_data }],
        // Without a customer there is nobody to whom a later payment could be attributed.
        customer_creation: 'always' as const,
      };
}
