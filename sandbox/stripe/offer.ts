import { emailAddress } from '../support/email-address.ts';
import { PRICES } from './catalogue.ts';
import { itemsOf, openSession, type Session } from './session.ts';
import { CLIENT_REFERENCE_ID, type SessionParams } from './session-schema.ts';
import type { Store } from './store.ts';

/** What somebody buys without the merchant's server: one of a price. */
export type Offer = {
  readonly price: string;
  /** The Payment Link that offers it, if one does. */
  readonly paymentLink?: string;
  readonly email?: string | undefined;
};

/**
 * Opens the session of a customer who came by a Payment Link, a Buy Button or a Pricing Table. All three take the same
 * `client_reference_id` and "silently drop" what is not one: https://docs.stripe.com/payment-links/url-parameters
 */
export function openOffer(
  { store, origin }: { store: Store; origin: string },
  { price, paymentLink, email }: Offer,
  query: Readonly<Record<string, string>>,
): Session {
  const mode = PRICES.get(price)?.interval ? 'subscription' : 'payment';
  const params: SessionParams = {
    mode,
    line_items: [{ price, quantity: 1 }],
    ...(CLIENT_REFERENCE_ID.test(query.client_reference_id ?? '') && {
      client_reference_id: query.client_reference_id,
    }),
    ...(mode === 'payment' && { customer_creation: 'always' }),
  };
  const items = itemsOf(params, (id) => PRICES.get(id));
  const session = openSession(params, items, {
    origin,
    livemode: false,
    now: Math.floor(Date.now() / 1000),
    ...(paymentLink && { paymentLink }),
  });
  store.addSession({
    session,
    items,
    parameters: query,
    clientSecret: null,
    prefilledEmail: emailAddress('').safeParse(email).data ?? null,
    subscriptionMetadata: {},
  });
  return session;
}
