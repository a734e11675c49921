import { Hono } from 'hono';
import { refund, renew } from './after-sale.ts';
import type { Till } from './payment.ts';

/** The buttons of the front page for what happens after a sale, when nobody is at the payment page any more. */
export function afterSaleRoutes(till: Till): Hono {
  const routes = new Hono();

  routes.post('/sessions/:id/renew', async (c) => {
    const payment = await renew(c.req.param('id'), till);
    return payment ? c.redirect('/#payments', 303) : c.text('There is no such subscription.', 404);
  });

  routes.post('/payments/:id/refund', async (c) => {
    const { part } = await c.req.parseBody();
    const payment = await refund(c.req.param('id'), part === 'half' ? 'half' : 'rest', till);
    return payment ? c.redirect('/#payments', 303) : c.text('There is nothing to refund.', 404);
  });

  routes.get('/sandbox/payments', (c) => c.json(till.store.payments.all()));

  return routes;
}
