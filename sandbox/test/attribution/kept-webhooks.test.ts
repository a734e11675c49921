import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../attribution/app.ts';
import {
  type Body,
  charge,
  checkoutEvent,
  deliver,
  invoice,
  invoicePayment,
  jsonOf,
  list,
  outcomes,
  page,
  start,
  stripeEvent,
  world,
} from './support.ts';

/** Any text as the body of a webhook, well signed. */
async function deliverText({ app }: Attribution, body: string) {
  const signature = await Stripe.webhooks.generateTestHeaderStringAsync({
    payload: body,
    secret: world.keys.stripeWebhook,
  });
  return app.request('/webhooks/stripe', {
    method: 'POST',
    headers: { 'stripe-signature': signature },
    body,
  });
}

describe('a signed event that is not what Stripe documents', () => {
  const session = (more: Body) => checkoutEvent({ id: 'cs_1', ...more });
  it.each([
    ['payment_status', session({ payment_status: 'maybe' })],
    ['id', session({ id: 7 })],
    ['amount_total', session({ amount_total: '4900' })],
    ['amount_total', session({ amount_total: 49.5 })],
    ['currency', session({ currency: 'dollars' })],
    ['client_reference_id', session({ client_reference_id: 42 })],
    ['metadata', session({ metadata: 'none' })],
    ['metadata', session({ metadata: ['a'] })],
    ['metadata.aff_click_id', session({ metadata: { aff_click_id: { id: randomUUID() } } })],
    ['customer_details', session({ customer_details: 'a@b.example' })],
    ['subscription', session({ subscription: 9 })],
    ['amount_paid', stripeEvent('invoice.paid', invoice({ amount_paid: null }))],
    ['parent', stripeEvent('invoice.paid', invoice({ parent: 'sub_1' }))],
    ['invoice', stripeEvent('invoice_payment.paid', { ...invoicePayment('in_1', 'pi_1'), invoice: null })],
    ['amount_refunded', stripeEvent('charge.refunded', charge('pi_1', -1))],
  ])('is kept with its body, and its %s is named', async (field, event) => {
    const attribution = start();
    const answer = await deliver(attribution, event);
    expect(answer.status).toBe(200);
    expect((await jsonOf(answer)).outcome).toContain(`data.object.${field}`);
    expect(await list(attribution, 'conversions')).toEqual([]);
    expect(await outcomes(attribution)).toEqual([
      ['Not understood', expect.stringContaining(`data.object.${field} is not what Stripe documents`)],
    ]);
    expect(await page(attribution)).toContain('1 webhook was not understood');
    const kept = await page(attribution, '/webhooks/1');
    expect(kept).toContain(`data.object.${field}`);
    expect(kept).toContain(`&quot;${event.id}&quot;`);
  });

  it('keeps an object that is no object as refused', async () => {
    const attribution = start();
    for (const object of [null, 'cs_1', [], 5]) {
      const answer = await deliver(attribution, { ...checkoutEvent(), data: { object } });
      expect(answer.status).toBe(400);
    }
    const refused = await page(attribution, '/webhooks?show=refused');
    expect(refused.match(/its field data\.object is not what Stripe documents/g)).toHaveLength(4);
  });
});

describe('a signed body that is no event', () => {
  it.each([
    ['no text at all', '', 'its body is empty'],
    ['no JSON', '{"id":', 'not JSON text'],
    ['null', 'null', 'it is not an object'],
    ['an array', '[]', 'it is not an object'],
    ['a text', '"evt_1"', 'it is not an object'],
    ['an event without an ID', JSON.stringify({ ...checkoutEvent(), id: '' }), 'its field id'],
    ['an event with another kind of ID', JSON.stringify({ ...checkoutEvent(), id: 5 }), 'its field id'],
    ['an event without a mode', JSON.stringify({ ...checkoutEvent(), livemode: 'no' }), 'its field livemode'],
    ['an event without a time', JSON.stringify({ ...checkoutEvent(), created: null }), 'its field created'],
  ])('is refused, kept and explained: %s', async (_, body, why) => {
    const attribution = start();
    const answer = await deliverText(attribution, body);
    expect(answer.status).toBe(400);
    expect((await jsonOf(answer)).error).toMatchObject({
      code: 'webhook_refused',
      message: expect.stringContaining(why),
    });
    for (const path of ['/', '/webhooks?show=refused']) {
      const text = await page(attribution, path);
      expect(text).toContain(why);
      expect(text).toContain(body.slice(0, 20).replaceAll('"', '&quot;') || 'empty body');
    }
  });
});

describe('a huge body', () => {
  it('is kept whole as long as an event of Stripe could be so large', async () => {
    const attribution = start();
    const note = 'x'.repeat(900_000);
    expect((await deliver(attribution, checkoutEvent({ description: note }))).status).toBe(200);
    expect(await list(attribution, 'conversions')).toHaveLength(1);
    expect(await page(attribution, '/webhooks/1')).toContain(note);
  });

  it('is refused beyond, and its beginning kept', async () => {
    const attribution = start();
    const answer = await deliver(attribution, checkoutEvent({ description: 'x'.repeat(1_100_000) }));
    expect(answer.status).toBe(413);
    expect(await page(attribution, '/webhooks?show=refused')).toContain('more than 1 MB');
    expect((await deliver(attribution, checkoutEvent())).status).toBe(200);
  });
});

describe('the page of the webhooks', () => {
  it('shows what was made of each, and only some of them on request', async () => {
    const attribution = start();
    await deliver(attribution, checkoutEvent());
    await deliver(attribution, stripeEvent('invoice.paid', invoice()));
    await deliver(attribution, stripeEvent('customer.created', { id: 'cus_1' }));
    await deliver(attribution, checkoutEvent(), 'whsec_other');
    const shown = async (show: string) =>
      (await page(attribution, `/webhooks?show=${show}`)).match(/data-key="(event|refused)-/g)?.length ?? 0;
    expect([await shown('all'), await shown('nonsense')]).toEqual([3, 3]);
    for (const show of ['recorded', 'waiting', 'ignored', 'refused'])
      expect([show, await shown(show)]).toEqual([show, 1]);
    expect([await shown('noted'), await shown('malformed')]).toEqual([0, 0]);
  });

  it('leads from an event to what it has recorded', async () => {
    const attribution = start();
    await deliver(attribution, checkoutEvent());
    const [sale] = await list(attribution, 'conversions');
    expect(await page(attribution, '/webhooks')).toContain('href="/webhooks/1"');
    expect(await page(attribution, '/webhooks/1')).toContain(`href="/conversions/${sale?.id}"`);
    expect((await attribution.app.request('/webhooks/2')).status).toBe(404);
  });

  it('pages, newest first', async () => {
    const attribution = start();
    for (let n = 1; n <= 27; n += 1)
      await deliver(attribution, stripeEvent('customer.created', { id: 'cus_1' }));
    const rows = async (path: string) =>
      [...(await page(attribution, path)).matchAll(/data-key="event-(\d+)"/g)].map(([, seq]) => Number(seq));
    const pages = [...(await rows('/webhooks')), ...(await rows('/webhooks?page=2'))];
    expect(pages).toEqual(Array.from({ length: 27 }, (_, n) => 27 - n));
    expect(await rows('/webhooks?show=ignored&page=2')).toEqual([2, 1]);
    expect(await page(attribution, '/webhooks?show=ignored&page=2')).toContain(
      '/webhooks?show=ignored&amp;page=1',
    );
  });

  it('escapes what came from outside', async () => {
    const attribution = start();
    const markup = '<script>alert(1)</script>';
    await deliver(attribution, stripeEvent(markup, { id: markup }, { id: `evt_${markup}` }));
    for (const path of ['/webhooks', '/webhooks/1']) {
      const text = await page(attribution, path);
      expect(text).not.toContain(markup);
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    }
  });
});
