import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { assetPath } from '../support/assets.ts';
import { BUY_BUTTONS, PAYMENT_LINKS, PRICING_TABLES } from './catalogue.ts';
import { type ElementName, elementProblem } from './element-problem.ts';
import { type Offer, openOffer } from './offer.ts';
import { buyButtonFrame, pricingTableFrame, problemFrame } from './pages/element-page.ts';
import { policy } from './pages/layout.ts';
import type { Store } from './store.ts';

type Options = { readonly store: Store; readonly origin: string; readonly publishableKey: string };

/**
 * `<stripe-buy-button>` and `<stripe-pricing-table>`: their scripts, the frames inside them, and the way from there to
 * the payment page. https://docs.stripe.com/payment-links/buy-button,
 * https://docs.stripe.com/payments/checkout/pricing-table
 */
export function elementRoutes({ store, origin, publishableKey }: Options): Hono {
  const routes = new Hono();

  for (const name of ['buy-button', 'pricing-table'] as const) {
    routes.get(`/${name}.js`, serveStatic({ path: assetPath('stripe/public/element.js') }));

    routes.get(`/${name}-app.html`, (c) => {
      // Whoever has the publishable key may embed them, as with real Stripe.
      c.header('Content-Security-Policy', policy({ embedder: '*' }));
      const { id, key } = named(name, c.req.query());
      const problem = elementProblem(name, id, key, publishableKey);
      if (problem || !id || !key) return c.html(problemFrame(problem ?? ''), 400);
      return c.html(name === 'buy-button' ? buyButtonFrame(id, key) : pricingTableFrame(id, key));
    });

    routes.get(`/${name}-checkout`, (c) => {
      const query = c.req.query();
      const { id, key } = named(name, query);
      const problem = elementProblem(name, id, key, publishableKey);
      const offer = problem ? undefined : offerOf(name, id ?? '', query);
      if (!offer) return c.text(problem ?? 'This Pricing Table has no such price.', 400);
      return c.redirect(`/c/pay/${openOffer({ store, origin }, offer, query).id}`, 303);
    });
  }

  return routes;
}

function named(name: ElementName, query: Readonly<Record<string, string>>) {
  return {
    id: query[name === 'buy-button' ? 'buy_button_id' : 'pricing_table_id'],
    key: query.publishable_key,
  };
}

function offerOf(name: ElementName, id: string, query: Readonly<Record<string, string>>): Offer | undefined {
  const email = query.customer_email;
  const link = PAYMENT_LINKS.get(BUY_BUTTONS.get(id)?.link ?? '');
  if (name === 'buy-button') return link && { price: link.price, paymentLink: link.id, email };
  const price = PRICING_TABLES.get(id)?.find((one) => one === query.price);
  return price ? { price, email } : undefined;
}
