import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../attribution/app.ts';
import {
  type Body,
  charge,
  checkoutEvent,
  click,
  deliver,
  invoice,
  invoicePayment,
  list,
  outcomes,
  page,
  start,
  stripeEvent,
} from './support.ts';

const refund = (paymentIntent: string, refunded: number, more: Body = {}) =>
  stripeEvent('charge.refunded', charge(paymentIntent, refunded, more));

async function all(attribution: Attribution, events: readonly Body[]): Promise<Body[]> {
  for (const event of events) expect((await deliver(attribution, event)).status).toBe(200);
  return (await list(attribution, 'conversions')).reverse();
}

describe('charge.refunded', () => {
  it('is noted on the sale of its payment, and leaves the revenue', async () => {
    const attribution = start();
    const client_reference_id = await click(attribution);
    const sale = checkoutEvent({ id: 'cs_1', client_reference_id, payment_intent: 'pi_1' });
    expect(await all(attribution, [sale, refund('pi_1', 1200)])).toMatchObject([
      { refunded_cents: 1200, note: 'Refunded in part: $12.00 went back, $37.00 still count.' },
    ]);
    for (const path of ['/?days=all', '/partners/1?days=all']) {
      const text = await page(attribution, path);
      for (const fact of ['Partly refunded</span>', '$37.00', 'after 1 refund']) expect(text).toContain(fact);
    }
    expect((await outcomes(attribution))[1]).toEqual([
      'Noted',
      'Noted: $12.00 of $49.00 went back to the customer of cs_1.',
    ]);
    expect(await all(attribution, [refund('pi_1', 4900)])).toMatchObject([
      { refunded_cents: 4900, note: expect.stringContaining('in full') },
    ]);
    expect(await page(attribution)).toContain('$0.00');
  });

  it('counts the sum that Stripe gives once, however often and in whatever order it comes', async () => {
    const attribution = start();
    const [half, whole] = [refund('pi_1', 2400), refund('pi_1', 4900)];
    const sale = checkoutEvent({ payment_intent: 'pi_1' });
    expect(await all(attribution, [whole, sale, half, whole, half])).toMatchObject([
      { refunded_cents: 4900 },
    ]);
    expect((await outcomes(attribution))[2]).toEqual([
      'Ignored',
      'Ignored, because $49.00 were refunded in all.',
    ]);
  });

  it('waits for its sale, and says so', async () => {
    const attribution = start();
    expect(await all(attribution, [refund('pi_1', 4900)])).toEqual([]);
    expect(await outcomes(attribution)).toEqual([
      ['Waiting', expect.stringContaining('the refund of $49.00 waits for the sale that pi_1 has paid')],
    ]);
    expect(await all(attribution, [checkoutEvent({ payment_intent: 'pi_1' })])).toMatchObject([
      { refunded_cents: 4900 },
    ]);
    expect((await outcomes(attribution))[0]?.[0]).toBe('Noted');
  });

  it('finds the renewal and the first payment of a subscription by invoice_payment.paid', async () => {
    const attribution = start();
    const sales = await all(attribution, [
      checkoutEvent({ id: 'cs_1', subscription: 'sub_1', invoice: 'in_1' }),
      stripeEvent('invoice.paid', invoice()),
      stripeEvent('invoice_payment.paid', invoicePayment('in_1', 'pi_1')),
      refund('pi_1', 1000),
      refund('pi_2', 4900),
      stripeEvent('invoice_payment.paid', invoicePayment('in_2', 'pi_2')),
    ]);
    expect(sales).toMatchObject([
      { external_transaction_id: 'cs_1', refunded_cents: 1000 },
      { external_transaction_id: 'in_2', refunded_cents: 4900 },
    ]);
  });

  it('finds it by the charge’s own invoice in API versions before basil', async () => {
    const attribution = start();
    const sales = await all(attribution, [
      checkoutEvent({ id: 'cs_1', subscription: 'sub_1', invoice: 'in_1' }),
      stripeEvent('invoice.paid', invoice()),
      refund('pi_2', 4900, { invoice: 'in_2' }),
    ]);
    expect(sales).toMatchObject([{ refunded_cents: 0 }, { refunded_cents: 4900 }]);
  });

  it('never takes back more than was paid', async () => {
    const attribution = start();
    const sale = checkoutEvent({ payment_intent: 'pi_1' });
    expect(await all(attribution, [sale, refund('pi_1', 9900)])).toMatchObject([{ refunded_cents: 4900 }]);
  });
});
