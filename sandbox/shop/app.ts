import { randomUUID } from 'node:crypto';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { assetPath } from '../support/assets.ts';
import { ownNamesOnly } from '../support/own-names.ts';
import { tokens } from '../support/tokens.ts';
import type { World } from '../support/world.ts';
import { createOrderSession, createRedirectSession, createSessionInPage, type Order } from './checkout.ts';
import { clickIdField, clickOf } from './click-id.ts';
import { promoCodeField } from './discount.ts';
import { createLeadReporter, leadForm } from './leads.ts';
import { checkoutPage } from './pages/checkout-page.ts';
import { elementsPage } from './pages/elements-page.ts';
import { homePage } from './pages/home-page.ts';
import { contentSecurityPolicy, type Site } from './pages/layout.ts';
import { messagePage, receipt } from './pages/message-page.ts';
import { pricingPage } from './pages/pricing-page.ts';
import { signupPage } from './pages/signup-page.ts';
import { waysToPayPage } from './pages/ways-to-pay-page.ts';
import { connectPayments } from './payments.ts';
import { PRODUCTS, type ProductId } from './products.ts';
import { tagModeOf, tagModeRoutes } from './tag-mode.ts';

export type ShopOptions = {
  readonly world: World;
  /** Milliseconds before each further attempt to report a lead to Selgeo. Default: 1 s growing to 2 min, 4 retries. */
  readonly leadRetryDelays?: readonly number[];
};

/** The merchant of the sandbox, with a back end as a merchant would write it. `close` drops leads still being retried. */
export function createShop({ world, leadRetryDelays }: ShopOptions): { app: Hono; close: () => void } {
  const payments = connectPayments(world);
  const leads = createLeadReporter({ world, ...(leadRetryDelays && { retryDelays: leadRetryDelays }) });
  const site = { world, payments };
  const siteOf = (c: Context): Site => ({ ...site, tagMode: tagModeOf(c) });
  const { stripe } = payments;
  const { shop } = world.origins;

  const app = new Hono();
  app.use(ownNamesOnly(world.publicOrigins));
  app.use(bodyLimit({ maxSize: 64 * 1024 }));
  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', contentSecurityPolicy(site));
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  });

  app.get('/', (c) => c.html(homePage(siteOf(c))));
  app.get('/pricing', (c) => c.html(pricingPage(siteOf(c))));
  app.get('/ways-to-pay', (c) => c.html(waysToPayPage(siteOf(c))));
  app.get('/checkout', (c) => c.html(checkoutPage(siteOf(c))));
  app.get('/pay', (c) => c.html(elementsPage(siteOf(c))));
  app.get('/signup', (c) => c.html(signupPage(siteOf(c), { values: {}, errors: {} })));

  app.post('/create-checkout-session', async (c) => {
    const order = await readOrder(c);
    if (!order) return c.json({ error: unknownPlan }, 400);
    const { url } = await createRedirectSession(stripe, shop, order);
    return isJson(c) || !url ? c.json({ url }) : c.redirect(url, 303);
  });

  app.post('/create-order-session', async (c) => {
    const order = await readOrder(c);
    if (!order) return c.json({ error: unknownPlan }, 400);
    const orderNumber = `order-${randomUUID().slice(0, 8)}`;
    const { url } = await createOrderSession(stripe, shop, { ...order, orderNumber });
    return isJson(c) || !url ? c.json({ url }) : c.redirect(url, 303);
  });

  for (const [path, uiMode] of [
    ['/create-embedded-session', 'embedded_page'],
    ['/create-elements-session', 'elements'],
  ] as const) {
    app.post(path, async (c) => {
      const order = await readOrder(c);
      if (!order) return c.json({ error: unknownPlan }, 400);
      const session = await createSessionInPage(stripe, shop, order, uiMode);
      return c.json({ clientSecret: session.client_secret });
    });
  }

  app.get('/success', async (c) => {
    const id = z.string().startsWith('cs_').safeParse(c.req.query('session_id')).data;
    const session = id && (await stripe.checkout.sessions.retrieve(id).catch(() => undefined));
    return c.html(
      messagePage(siteOf(c), {
        path: '/success',
        title: 'Thank you',
        text: 'Your order is in. The kettle can wait five more minutes.',
        ...(session && session.status === 'complete' && { detail: receipt(session) }),
      }),
    );
  });

  app.post('/signup', async (c) => {
    const fields = await c.req.parseBody();
    const lead = leadForm.safeParse(fields);
    if (!lead.success) {
      const values = typedText.parse(fields);
      return c.html(signupPage(siteOf(c), { values, errors: z.flattenError(lead.error).fieldErrors }), 422);
    }
    await leads.report({ ...lead.data, click_id: clickOf(c, lead.data.click_id).clickId });
    return c.redirect('/thanks', 303);
  });

  app.get('/thanks', (c) =>
    c.html(
      messagePage(siteOf(c), {
        path: '/thanks',
        title: 'You’re on the list',
        text: 'Your sample leaves with Monday’s parcels. We will write when it does.',
      }),
    ),
  );

  app.route('/', tagModeRoutes(world.publicOrigins));
  app.get('/tokens.css', tokens);
  app.use(serveStatic({ root: assetPath('shop/public') }));

  app.notFound((c) =>
    c.html(
      messagePage(siteOf(c), {
        path: c.req.path,
        title: 'Not on the shelf',
        text: 'We have no page at this address.',
      }),
      404,
    ),
  );

  app.onError((error, c) => {
    world.log(`shop: ${c.req.method} ${c.req.path} failed: ${error.message}`);
    if (isJson(c)) return c.json({ error: paymentsDown }, 502);
    const back = { href: '/pricing', text: 'Try again' };
    return c.html(
      messagePage(siteOf(c), { path: c.req.path, title: 'That did not work', text: paymentsDown, back }),
      502,
    );
  });

  return { app, close: leads.close };
}

const unknownPlan = `Choose a plan: send {"plan": …} with one of ${Object.keys(PRODUCTS).join(', ')}.`;
const paymentsDown = 'The payment page could not be opened, and nothing was charged. Please try again.';

const order = z.object({
  plan: z.enum(Object.keys(PRODUCTS) as ProductId[]),
  clickId: clickIdField,
  promoCode: promoCodeField,
});
const typedText = z.object({ name: z.string().catch(''), email: z.string().catch('') });

async function readOrder(c: Context): Promise<Order | undefined> {
  const body: unknown = isJson(c) ? await c.req.json().catch(() => undefined) : await c.req.parseBody();
  const parsed = order.safeParse(body).data;
  return parsed && { plan: parsed.plan, promoCode: parsed.promoCode, ...clickOf(c, parsed.clickId) };
}

function isJson(c: Context): boolean {
  return c.req.header('Content-Type')?.startsWith('application/json') ?? false;
}
