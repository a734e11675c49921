import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { CardForm } from './card.ts';
import type { EventDelivery } from './event-delivery.ts';
import { closedPage, embeddedDonePage, embeddedPage, hostedPage } from './pages/checkout-page.ts';
import { policy } from './pages/layout.ts';
import { pay } from './payment.ts';
import { destinationOf, type Session } from './session.ts';
import type { Store, StoredSession } from './store.ts';

type Options = { readonly store: Store; readonly delivery: EventDelivery; readonly shop: string };

/** The payment pages: `/c/pay/:id` for whole browser windows, `/c/embed/:id` for the frame of embedded Checkout. */
export function checkoutRoutes({ store, delivery, shop }: Options): Hono {
  const routes = new Hono();

  const hosted = (id: string): StoredSession | undefined => {
    const stored = store.session(id);
    return stored?.session.ui_mode === 'hosted_page' ? stored : undefined;
  };

  /** The client secret is what entitles a page to embed the form; `parent` is the origin that will hear of it. */
  const embedded = (c: Context) => {
    const stored = store.session(c.req.param('id') ?? '');
    const { secret, parent, element } = c.req.query();
    if (!stored?.clientSecret || stored.clientSecret !== secret) return undefined;
    if (!parent || !URL.canParse(parent) || new URL(parent).origin !== parent) return undefined;
    const query = new URLSearchParams({ secret, parent, ...(element && { element }) });
    return { stored, embedder: parent, action: `/c/embed/${stored.session.id}?${query}` };
  };

  routes.use(async (c, next) => {
    // The address bar holds the session; neither caches nor the next site's Referer should.
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    await next();
  });

  routes.get('/pay/:id', (c) => {
    const stored = hosted(c.req.param('id'));
    if (!stored) return notFound(c, shop);
    c.header('Content-Security-Policy', policy({ formTargets: targetsOf(stored.session) }));
    if (stored.session.status !== 'open') return c.html(paidPage(stored.session, shop));
    return c.html(hostedPage(stored, { values: prefilled(stored), errors: {} }));
  });

  routes.post('/pay/:id', async (c) => {
    const stored = hosted(c.req.param('id'));
    if (!stored) return notFound(c, shop);
    const form = await cardForm(c);
    const result = await pay(stored, form, { store, delivery });
    if (result.status === 'already_paid') return c.redirect(`/c/pay/${stored.session.id}`, 303);
    if (result.status === 'paid') {
      return c.redirect(destinationOf(result.session) ?? `/c/confirmed/${result.session.id}`, 303);
    }
    c.header('Content-Security-Policy', policy({ formTargets: targetsOf(stored.session) }));
    return c.html(hostedPage(stored, { values: form, errors: result.errors }), result.declined ? 402 : 422);
  });

  routes.get('/confirmed/:id', (c) => {
    const session = hosted(c.req.param('id'))?.session;
    if (session?.status !== 'complete') return notFound(c, shop);
    c.header('Content-Security-Policy', policy());
    const text = `A receipt is on its way to ${session.customer_details?.email ?? 'you'} (not really: this is a sandbox).`;
    return c.html(closedPage({ title: 'Thanks for your payment', text, back: `${shop}/` }));
  });

  routes.get('/embed/:id', (c) => {
    const frame = embedded(c);
    if (!frame) return notFound(c, shop);
    c.header('Content-Security-Policy', policy({ embedder: frame.embedder }));
    const { session } = frame.stored;
    if (session.status !== 'open') return c.html(embeddedDonePage(session));
    return c.html(embeddedPage(frame.stored, frame.action, { values: prefilled(frame.stored), errors: {} }));
  });

  routes.post('/embed/:id', async (c) => {
    const frame = embedded(c);
    if (!frame) return notFound(c, shop);
    const form = await cardForm(c);
    const result = await pay(frame.stored, form, { store, delivery });
    if (result.status !== 'refused') return c.redirect(frame.action, 303);
    c.header('Content-Security-Policy', policy({ embedder: frame.embedder }));
    return c.html(
      embeddedPage(frame.stored, frame.action, { values: form, errors: result.errors }),
      result.declined ? 402 : 422,
    );
  });

  return routes;
}

const typed = z.string().max(200).catch('');
const cardFormFields = z.object({ email: typed, number: typed, expiry: typed, cvc: typed, name: typed });

async function cardForm(c: Context): Promise<CardForm> {
  return cardFormFields.parse(await c.req.parseBody());
}

function prefilled({ prefilledEmail }: StoredSession) {
  return prefilledEmail ? { email: prefilledEmail } : {};
}

function targetsOf(session: Session): string[] {
  const destination = destinationOf(session);
  return destination ? [new URL(destination).origin] : [];
}

function paidPage(session: Session, shop: string) {
  return closedPage({
    title: 'You’re all done here',
    text: 'Your payment has already been processed. You can close this page.',
    back: destinationOf(session) ?? `${shop}/`,
  });
}

function notFound(c: Context, shop: string) {
  c.header('Content-Security-Policy', policy());
  const text = 'This payment page does not exist, or its address is incomplete. Start again from the shop.';
  return c.html(closedPage({ title: 'Something’s missing', text, back: `${shop}/`, paid: false }), 404);
}
