import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { assetPath } from '../support/assets.ts';
import { ownNamesOnly } from '../support/own-names.ts';
import { tokens } from '../support/tokens.ts';
import type { World } from '../support/world.ts';
import { afterSaleRoutes } from './after-sale-routes.ts';
import { createApi } from './api.ts';
import { checkoutRoutes } from './checkout.ts';
import { elementRoutes } from './elements.ts';
import { createEventDelivery } from './event-delivery.ts';
import type { OutboxEvent } from './event-store.ts';
import { policy } from './pages/layout.ts';
import { overviewPage } from './pages/overview-page.ts';
import { paymentLinkRoutes } from './payment-links.ts';
import { openStore } from './store.ts';

export type StripeOptions = {
  readonly world: World;
  /** SQLite file, or `:memory:`. */
  readonly database: string;
  /** The merchant's own webhook endpoint, beside Selgeo's; none by default. */
  readonly forwardTo?: string | undefined;
  /** Milliseconds before the 2nd, 3rd, … delivery of a webhook; the last one repeats. Default: 1 s growing to 60 s. */
  readonly retryDelays?: readonly number[];
};

/**
 * A local stand-in for Stripe: https://docs.stripe.com/api for the `stripe` SDK, payment pages, Payment Links, Buy
 * Button and Pricing Table, and webhooks to `POST {attribution}/webhooks/stripe`. `close` stops deliveries; the next
 * start takes them up again.
 */
export function createStripe({ world, database, forwardTo, retryDelays }: StripeOptions): {
  app: Hono;
  close: () => void;
} {
  const { origins, keys, log } = world;
  const store = openStore(database);
  const delivery = createEventDelivery({
    events: store.events,
    endpoint: `${origins.attribution}/webhooks/stripe`,
    forwardTo,
    secret: keys.stripeWebhook,
    log,
    ...(retryDelays && { retryDelays }),
  });

  const app = new Hono();
  app.use(ownNamesOnly(world.publicOrigins));
  app.use(bodyLimit({ maxSize: 1024 * 1024 }));
  app.use(async (c, next) => {
    c.header('X-Content-Type-Options', 'nosniff');
    await next();
  });
  app.route('/v1', createApi({ store, origin: origins.stripe }));
  app.route('/v3', elementRoutes({ store, origin: origins.stripe, publishableKey: keys.stripePublishable }));
  app.route('/c', checkoutRoutes({ store, delivery, shop: origins.shop }));

  app.get('/', (c) => {
    c.header('Content-Security-Policy', policy());
    const [sessions, payments, events] = [store.sessions(), store.payments.all(), store.events.all()];
    return c.html(overviewPage({ sessions, payments, events, ...origins }));
  });
  app.post('/events/:id/deliver', async (c) => {
    await delivery.deliver(c.req.param('id'));
    return c.redirect('/', 303);
  });

  app.get('/sandbox/sessions', (c) =>
    c.json(store.sessions().map(({ session, parameters }) => ({ ...session, parameters }))),
  );
  app.get('/sandbox/events', (c) => c.json(store.events.all().map(describe)));
  app.post('/sandbox/events/:id/deliver', async (c) => {
    await delivery.deliver(c.req.param('id'));
    const event = store.events.get(c.req.param('id'));
    return event ? c.json(describe(event)) : c.json({ error: `No such event: '${c.req.param('id')}'` }, 404);
  });

  app.route('/', afterSaleRoutes({ store, delivery }));
  app.route('/', paymentLinkRoutes({ store, origin: origins.stripe }));
  app.get('/tokens.css', tokens);
  app.use(serveStatic({ root: assetPath('stripe/public') }));

  delivery.resume();
  return {
    app,
    close: () => {
      delivery.close();
      store.close();
    },
  };
}

function describe({ payload, ...progress }: OutboxEvent) {
  return { ...progress, event: JSON.parse(payload) };
}
