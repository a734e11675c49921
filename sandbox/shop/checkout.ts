import type Stripe from 'stripe';
import type { OrderClick } from './click-id.ts';
import { discountBy } from './discount.ts';
import { PRODUCTS, type ProductId } from './products.ts';

export type Order = OrderClick & {
  readonly plan: ProductId;
  /** The partner's promotion code that the page has shown. */
  readonly promoCode?: string | undefined;
};

/** Redirect Checkout: the customer pays on Stripe's page, at the session's `url`. */
export async function createRedirectSession(stripe: Stripe, shop: string, order: Order) {
  return stripe.checkout.sessions.create({
    ...purchase(order.plan),
    ...(await discountBy(stripe, order.promoCode)),
    ...(order.clickId && { client_reference_id: order.clickId }),
    ...keptNote(order),
    success_url: `${shop}/success?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${shop}/pricing`,
  });
}

/**
 * Checkout on our page, opened with the session's `client_secret`. `embedded_page`: the customer pays in a frame of Stripe's;
 * `elements`: in a form of our own, with Stripe's Payment Element and our button.
 */
export async function createSessionInPage(
  stripe: Stripe,
  shop: string,
  order: Order,
  uiMode: 'embedded_page' | 'elements',
) {
  return stripe.checkout.sessions.create({
    ...purchase(order.plan),
    ...(await discountBy(stripe, order.promoCode)),
    ...(order.clickId && { client_reference_id: order.clickId }),
    ...keptNote(order),
    ui_mode: uiMode,
    return_url: `${shop}/success?session_id={CHECKOUT_SESSION_ID}`,
  });
}

/**
 * For a merchant whose own order number is the `client_reference_id`: the click ID goes into the metadata instead, of
 * the session, and of the subscription for invoices that outlive it.
 */
export async function createOrderSession(
  stripe: Stripe,
  shop: string,
  { orderNumber, ...order }: Order & { readonly orderNumber: string },
) {
  const { plan, clickId } = order;
  const metadata = clickId ? { aff_click_id: clickId } : undefined;
  return stripe.checkout.sessions.create({
    ...purchase(plan),
    ...(await discountBy(stripe, order.promoCode)),
    client_reference_id: orderNumber,
    ...(metadata && { metadata: { ...metadata, ...keptNote(order).metadata } }),
    ...(metadata && PRODUCTS[plan].interval && { subscription_data: { metadata } }),
    success_url: `${shop}/success?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${shop}/ways-to-pay`,
  });
}

/** A note for the dashboard's trail, which only says where a click was kept when the shop has seen it. */
function keptNote({ keptIn }: Order): { readonly metadata?: { readonly click_id_kept_in: string } } {
  return keptIn ? { metadata: { click_id_kept_in: keptIn } } : {};
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
