import { expect, it } from 'vitest';
import { readFamily } from '../../../attribution/webhook/family.ts';
import { openDatabase } from '../../../support/database.ts';
import {
  type Body,
  checkoutEvent,
  click,
  deliver,
  invoice,
  invoicePayment,
  list,
  start,
  stripeEvent,
  temporaryDatabase,
} from '../support.ts';

const MANY = 60;

const renewal = (n: number, metadata: Body) => [
  stripeEvent('invoice.paid', invoice({ id: `in_${n}`, customer: 'cus_1' }, metadata), {
    id: `evt_${n}`,
    created: 1_790_000_000 + n,
  }),
  stripeEvent('invoice_payment.paid', invoicePayment(`in_${n}`, `pi_${n}`)),
];

it.each([
  ['with its session', 'session'],
  ['with the click in its metadata', 'metadata'],
  ['whose session comes last', 'late'],
])('the work of a webhook does not grow with the history of its subscription, %s', async (_, place) => {
  const database = temporaryDatabase();
  const attribution = start({ database });
  const clickId = await click(attribution);
  const session = checkoutEvent({
    id: 'cs_1',
    customer: 'cus_1',
    subscription: 'sub_1',
    client_reference_id: place === 'metadata' ? null : clickId,
  });
  const metadata = place === 'metadata' ? { aff_click_id: clickId } : {};
  const renewals = Array.from({ length: MANY }, (_, n) => renewal(n, metadata)).flat();
  const events = place === 'late' ? [...renewals, session] : [session, ...renewals];
  for (const event of events) await deliver(attribution, event);

  const db = openDatabase(database, '');
  for (const id of [session.id, 'evt_0', `evt_${MANY - 1}`]) {
    const { events, known } = readFamily(db, String(id));
    // One payment: the invoice and what has paid it, and the session that began the subscription.
    expect(events.length + known.beginnings.length).toBeLessThanOrEqual(3);
  }
  db.close();
  const sales = (await (await attribution.app.request('/sandbox/conversions?limit=1000')).json()) as Body[];
  expect(sales.filter(({ click_id }) => click_id === clickId)).toHaveLength(MANY + 1);
  expect(await list(attribution, 'clicks')).toHaveLength(1);
});
