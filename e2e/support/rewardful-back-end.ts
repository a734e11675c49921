import type { Context } from 'hono';
import Stripe from 'stripe';
import type { Sandbox } from '../../sandbox/start.ts';
import type { Site } from './site.ts';

/**
 * The back end of a merchant who has followed Rewardful's guide to server-side Checkout, for the stand-in for Stripe
 * (https://help.rewardful.com/en/articles/9014067-stripe-server-side-checkout). Returns the orders that it has received.
 */
export function startRewardfulBackEnd({ origins, keys }: Sandbox, site: Site): readonly object[] {
  const { hostname, port } = new URL(origins.stripe);
  const stripe = new Stripe(keys.stripeSecret, { host: hostname, port, protocol: 'http' });
  const orders: object[] = [];
  site.page('/success', '<p>Thanks</p>');
  site.post('/create-checkout-session', async (c: Context) => {
    const isAjax = c.req.header('Content-Type')?.startsWith('application/json');
    const order: { referral?: string } = isAjax ? await c.req.json() : await c.req.parseBody();
    orders.push(order);
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      customer_creation: 'always',
      line_items: [
        { price_data: { currency: 'usd', unit_amount: 2900, product_data: { name: 'Tea' } }, quantity: 1 },
      ],
      success_url: `${site.origin}/success`,
      // "It should only be sent when present."
      ...(order.referral && { client_reference_id: order.referral }),
    });
    return isAjax ? c.json({ url: session.url }) : c.redirect(session.url ?? '/', 303);
  });
  return orders;
}
