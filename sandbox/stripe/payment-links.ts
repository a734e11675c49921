import { Hono } from 'hono';
import { PAYMENT_LINKS } from './catalogue.ts';
import { openOffer } from './offer.ts';
import type { Store } from './store.ts';

/**
 * Payment Links, under any host name that leads here: each visit opens a session and goes on to its payment page.
 * https://docs.stripe.com/payment-links/url-parameters, https://docs.stripe.com/payments/checkout/custom-domains
 */
export function paymentLinkRoutes(context: { store: Store; origin: string }): Hono {
  const routes = new Hono();

  routes.get('/:path{test_[A-Za-z0-9]+}', (c, next) => {
    const link = PAYMENT_LINKS.get(c.req.param('path'));
    if (!link) return next();
    const query = c.req.query();
    const offer = { price: link.price, paymentLink: link.id, email: query.prefilled_email };
    // Relative, so that a customer who came by the link's own host name stays there.
    return c.redirect(`/c/pay/${openOffer(context, offer, query).id}`, 303);
  });

  return routes;
}
