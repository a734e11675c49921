import { Hono } from 'hono';
import { z } from 'zod';
import { PAYMENT_LINKS } from './catalogue.ts';
import { itemsOf, openSession } from './session.ts';
import { CLIENT_REFERENCE_ID, type SessionParams } from './session-params.ts';
import type { Store } from './store.ts';

/**
 * Payment Links, under any host name that leads here: each visit opens a session and goes on to its payment page.
 * https://docs.stripe.com/payment-links/url-parameters
 */
export function paymentLinkRoutes({ store, origin }: { store: Store; origin: string }): Hono {
  const routes = new Hono();

  routes.get('/:path{test_[A-Za-z0-9]+}', (c, next) => {
    const link = PAYMENT_LINKS.get(c.req.param('path'));
    if (!link) return next();
    const query = c.req.query();
    const params: SessionParams = {
      mode: link.mode,
      line_items: [{ price: link.price, quantity: 1 }],
      // "Invalid values are silently dropped, and your payment page continues to work as expected."
      ...(CLIENT_REFERENCE_ID.test(query.client_reference_id ?? '') && {
        client_reference_id: query.client_reference_id,
      }),
      ...(link.mode === 'payment' && { customer_creation: 'always' }),
    };
    const items = itemsOf(params);
    const session = openSession(params, items, {
      origin,
      livemode: false,
      now: Math.floor(Date.now() / 1000),
      paymentLink: link.id,
    });
    const email = z.email().safeParse(query.prefilled_email);
    store.addSession({
      session,
      items,
      parameters: query,
      clientSecret: null,
      prefilledEmail: email.success ? email.data : null,
    });
    // Relative, so that a customer who came by the link's own host name stays there.
    return c.redirect(`/c/pay/${session.id}`, 303);
  });

  return routes;
}
