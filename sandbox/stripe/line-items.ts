import type Stripe from 'stripe';
import type { ObjectStore } from './object-store.ts';
import { newPrice } from './price.ts';
import type { Session } from './session.ts';
import type { StoredSession } from './store.ts';

type LineItems = Stripe.ApiList<Stripe.LineItem>;

/** What a session sells, as `GET /v1/checkout/sessions/:id/line_items` shows it. https://docs.stripe.com/api/checkout/sessions/line_items */
export function lineItemsOf({ session, items }: StoredSession, objects: ObjectStore): LineItems {
  const suffix = session.id.slice(-22);
  const off = (session.total_details?.amount_discount ?? 0) / (session.amount_subtotal || 1);
  const data = items.map(({ id, name, currency, unitAmount, interval, quantity }, index): Stripe.LineItem => {
    const subtotal = unitAmount * quantity;
    const discount = Math.round(subtotal * off);
    const recurring = interval && { interval };
    // Stripe makes a price of its own of `price_data`, which nothing else can use.
    const own = () =>
      newPrice(
        { currency, unit_amount: unitAmount, recurring, product: `prod_${suffix}${index}`, active: false },
        { id: `price_${suffix}${index}`, livemode: session.livemode, now: session.created },
      );
    return {
      id: `li_${suffix}${index}`,
      object: 'item',
      adjustable_quantity: null,
      amount_discount: discount,
      amount_subtotal: subtotal,
      amount_tax: 0,
      amount_total: subtotal - discount,
      currency,
      description: name,
      metadata: {},
      price: (id && objects.get<Stripe.Price>('price', id)) || own(),
      quantity,
    };
  });
  return { object: 'list', data, has_more: false, url: `/v1/checkout/sessions/${session.id}/line_items` };
}

/**
 * A session with what `expand` asks for: line items and customer. Other names change nothing.
 * https://docs.stripe.com/api/expanding_objects
 */
export function expandedSession(
  stored: StoredSession,
  objects: ObjectStore,
  names: readonly string[],
): Session {
  const { session } = stored;
  const wants = (name: string) => names.some((one) => one === name || one.startsWith(`${name}.`));
  const customer = wants('customer') && objects.get<Stripe.Customer>('customer', String(session.customer));
  return {
    ...session,
    ...(wants('line_items') && { line_items: lineItemsOf(stored, objects) }),
    ...(customer && { customer }),
  };
}
