import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../../attribution/app.ts';
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
} from '../support.ts';

const dispute = (what: string, status: string | undefined, more: Body = {}) =>
  stripeEvent(`charge.dispute.${what}`, {
    id: 'dp_1',
    object: 'dispute',
    amount: 4900,
    currency: 'usd',
    charge: 'ch_1',
    payment_intent: 'pi_1',
    status,
    ...more,
  });

async function sold(): Promise<Attribution> {
  const attribution = start();
  const client_reference_id = await click(attribution);
  await deliver(attribution, checkoutEvent({ id: 'cs_1', client_reference_id, payment_intent: 'pi_1' }));
  return attribution;
}

async function after(attribution: Attribution, events: readonly Body[]) {
  for (const event of events) expect((await deliver(attribution, event)).status).toBe(200);
  const [sale] = await list(attribution, 'conversions');
  return sale?.refunded_cents;
}

const open = [dispute('created', 'needs_response'), dispute('funds_withdrawn', 'under_review')];

describe('a disputed payment', () => {
  it('leaves the revenue as a refund does, and the page says why', async () => {
    const attribution = await sold();
    expect(await page(attribution)).toContain('$49.00');
    expect(await after(attribution, [...open, dispute('closed', 'lost')])).toBe(4900);
    expect(await page(attribution)).toContain('$0.00');
    const [sale] = await list(attribution, 'conversions');
    expect(sale?.note).toBe('Disputed in full: it no longer adds to the revenue.');
    expect(await page(attribution, `/conversions/${sale?.id}`)).toMatch(/Disputed<\/dt>\s*<dd>\$49\.00/);
    expect((await outcomes(attribution))[3]).toEqual([
      'Noted',
      'Noted: dispute dp_1 of $49.00 (lost): $49.00 of $49.00 went back to the customer of cs_1.',
    ]);
  });

  it.each([
    ['while it is open', open, 4900],
    ['once it is won', [...open, dispute('closed', 'won')], 0],
    [
      'once it is won and the money is back',
      [...open, dispute('closed', 'won'), dispute('funds_reinstated', 'won')],
      0,
    ],
    ['once the money is back', [...open, dispute('funds_reinstated', undefined)], 0],
    ['in whatever order it was won', [dispute('closed', 'won'), ...open].reverse(), 0],
    ['in whatever order it was lost', [dispute('closed', 'lost'), ...open], 4900],
    ['as an inquiry', [dispute('created', 'warning_needs_response')], 0],
    ['after an inquiry', [dispute('created', 'warning_needs_response'), ...open.slice(1)], 4900],
    ['after an inquiry that was closed', [dispute('closed', 'warning_closed')], 0],
    ['that is prevented', [dispute('closed', 'prevented')], 0],
    ['in part', [dispute('closed', 'lost', { amount: 900 })], 900],
    ['of more than was paid', [dispute('closed', 'lost', { amount: 9900 })], 4900],
    [
      'after a refund in part',
      [stripeEvent('charge.refunded', charge('pi_1', 1000)), dispute('closed', 'lost', { amount: 3900 })],
      4900,
    ],
    [
      'that names the charge alone',
      [
        stripeEvent('charge.refunded', charge('pi_1', 1000, { id: 'ch_1' })),
        dispute('closed', 'lost', { amount: 500, payment_intent: null }),
      ],
      1500,
    ],
    [
      'whose payment is expanded',
      [dispute('closed', 'lost', { payment_intent: { id: 'pi_1' }, charge: { id: 'ch_1' } })],
      4900,
    ],
  ])('counts right %s', async (_, events, gone) => {
    expect(await after(await sold(), events)).toBe(gone);
  });

  it('may be a renewal', async () => {
    const attribution = start();
    const events = [
      checkoutEvent({ id: 'cs_1', subscription: 'sub_1', invoice: 'in_1' }),
      stripeEvent('invoice.paid', invoice()),
      dispute('created', 'needs_response', { payment_intent: 'pi_2' }),
      stripeEvent('invoice_payment.paid', invoicePayment('in_2', 'pi_2')),
    ];
    expect(await after(attribution, events)).toBe(4900);
  });

  it('is kept until its sale comes', async () => {
    const attribution = start();
    for (const event of open) await deliver(attribution, event);
    expect((await outcomes(attribution))[0]).toEqual([
      'Waiting',
      expect.stringContaining('dispute dp_1 of $49.00 waits for the sale that pi_1 has paid'),
    ]);
    expect(await after(attribution, [checkoutEvent({ payment_intent: 'pi_1' })])).toBe(4900);
  });
});

describe('a refund that fails', () => {
  const failed = (what = 'refund.failed', more: Body = {}, event: Body = {}) =>
    stripeEvent(
      what,
      {
        id: 're_1',
        object: 'refund',
        amount: 4900,
        currency: 'usd',
        charge: 'ch_of_pi_1',
        payment_intent: 'pi_1',
        status: 'failed',
        ...more,
      },
      event,
    );
  const refunded = (sum: number, event: Body = {}) =>
    stripeEvent('charge.refunded', charge('pi_1', sum), event);

  it('lets the money count again, and says so', async () => {
    const attribution = await sold();
    expect(await after(attribution, [refunded(4900)])).toBe(4900);
    expect(await after(attribution, [failed()])).toBe(0);
    expect(await list(attribution, 'conversions')).toMatchObject([{ note: null, counts_as: 'sale' }]);
    expect((await outcomes(attribution))[2]).toEqual([
      'Noted',
      'Noted: refund re_1 of $49.00 has failed: $0.00 of $49.00 went back to the customer of cs_1.',
    ]);
  });

  it.each([
    ['first', [failed(), refunded(4900)], 0],
    ['twice', [refunded(4900), failed(), failed()], 0],
    ['by refund.updated', [refunded(4900), failed('refund.updated')], 0],
    ['by charge.refund.updated', [refunded(4900), failed('charge.refund.updated')], 0],
    ['by being called off', [refunded(4900), failed('refund.updated', { status: 'canceled' })], 0],
    ['and names the payment alone', [refunded(4900), failed('refund.failed', { charge: null })], 0],
    ['as one of two', [refunded(1000), refunded(3000), failed('refund.failed', { amount: 2000 })], 1000],
    [
      'and is made again',
      [
        refunded(4900),
        failed('refund.failed', {}, { created: 1_790_000_500 }),
        refunded(2000, { created: 1_790_001_000 }),
      ],
      2000,
    ],
    ['not at all', [refunded(4900), failed('refund.updated', { status: 'succeeded' })], 4900],
  ])('%s', async (_, events, gone) => {
    expect(await after(await sold(), events)).toBe(gone);
  });
});
