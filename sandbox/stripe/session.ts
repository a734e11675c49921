import type Stripe from 'stripe';
import { BUSINESS_NAME, type Price } from './catalogue.ts';
import { newId } from './ids.ts';
import type { PriceBook } from './price.ts';
import { percentOfId } from './promotion-codes.ts';
import { EMPTY_CUSTOMER_DETAILS, SESSION_DEFAULTS } from './session-defaults.ts';
import type { SessionParams } from './session-schema.ts';

export type Session = Stripe.Checkout.Session;

export type SessionContext = {
  /** Origin of the hosted payment page. */
  readonly origin: string;
  readonly livemode: boolean;
  /** Seconds since the epoch. */
  readonly now: number;
  /** The Payment Link that made this session, if one did. */
  readonly paymentLink?: string;
};

export type Item = Price & {
  /** The price that the session names. Missing where it describes one. */
  readonly id?: string | undefined;
  readonly quantity: number;
};

/** The session's line items with catalogue prices filled in; `params` must have passed `parseSessionParams`. */
export function itemsOf(params: SessionParams, priceOf: PriceBook): Item[] {
  return params.line_items.flatMap(({ price, price_data: data, quantity }): Item[] => {
    const listed = price ? priceOf(price) : undefined;
    if (listed) return [{ ...listed, id: price, quantity }];
    if (!data) return [];
    const { name, description } = data.product_data;
    const currency = data.currency.toLowerCase();
    return [
      {
        name,
        description,
        currency,
        unitAmount: data.unit_amount,
        interval: data.recurring?.interval,
        quantity,
      },
    ];
  });
}

/** A new open session, shaped like Stripe's answer to `POST /v1/checkout/sessions`. */
export function openSession(params: SessionParams, items: readonly Item[], context: SessionContext): Session {
  const id = newId(context.livemode ? 'cs_live_' : 'cs_test_', 58);
  // In a frame of Stripe's on the merchant's page, as a whole or as an Element of it.
  const embedded = params.ui_mode === 'embedded_page' || params.ui_mode === 'elements';
  const subtotal = items.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0);
  const code = params.discounts?.[0]?.promotion_code;
  const discount = Math.round((subtotal * (percentOfId(code ?? '') ?? 0)) / 100);
  return {
    ...SESSION_DEFAULTS,
    id,
    amount_subtotal: subtotal,
    amount_total: subtotal - discount,
    branding_settings: {
      background_color: '#ffffff',
      border_style: 'rounded',
      button_color: '#5b5bd6',
      display_name: BUSINESS_NAME,
      font_family: 'default',
      icon: null,
      logo: null,
    },
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: embedded ? `${id}_secret_${newId('', 32)}` : null,
    created: context.now,
    currency: items[0]?.currency ?? null,
    customer: params.customer ?? null,
    customer_creation:
      params.mode === 'subscription' || params.customer ? null : (params.customer_creation ?? 'if_required'),
    customer_email: params.customer_email ?? null,
    ...(code && { discounts: [{ coupon: null, promotion_code: code }] }),
    expires_at: context.now + 24 * 60 * 60,
    livemode: context.livemode,
    metadata: params.metadata ?? {},
    mode: params.mode,
    payment_link: context.paymentLink ?? null,
    payment_status: 'unpaid',
    status: 'open',
    success_url: params.success_url ?? null,
    total_details: { amount_discount: discount, amount_shipping: 0, amount_tax: 0 },
    ui_mode: params.ui_mode ?? 'hosted_page',
    url: embedded ? null : `${context.origin}/c/pay/${id}`,
    ...(params.ui_mode === 'embedded_page' && {
      redirect_on_completion: params.redirect_on_completion ?? 'always',
    }),
    ...(params.return_url && { return_url: params.return_url }),
  };
}

/** The session once `payer` has paid. A customer exists afterwards only where the session asked for one. */
export function completeSession(session: Session, payer: { email: string; name: string }): Session {
  const subscribed = session.mode === 'subscription';
  const createsCustomer = subscribed || session.customer_creation === 'always';
  return {
    ...session,
    status: 'complete',
    payment_status: 'paid',
    // "This value is only present when the session is active"; the client secret goes the same way.
    url: null,
    client_secret: null,
    customer: session.customer ?? (createsCustomer ? newId('cus_', 14) : null),
    customer_details: { ...EMPTY_CUSTOMER_DETAILS, email: payer.email, name: payer.name },
    payment_intent: subscribed ? null : (session.payment_intent ?? newId('pi_')),
    subscription: subscribed ? newId('sub_') : null,
    invoice: subscribed ? newId('in_') : null,
  };
}

/** Where the customer goes after paying, or null where the payment page shows a confirmation of its own. */
export function destinationOf(session: Session): string | null {
  const target = session.ui_mode === 'hosted_page' ? session.success_url : session.return_url;
  return target?.replaceAll('{CHECKOUT_SESSION_ID}', session.id) ?? null;
}
