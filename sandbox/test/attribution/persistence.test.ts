import { expect, it } from 'vitest';
import { openDatabase } from '../../support/database.ts';
import {
  checkoutEvent,
  click,
  clickBody,
  deliver,
  jsonOf,
  list,
  page,
  postClick,
  postConversion,
  postForm,
  start,
  temporaryDatabase,
} from './support.ts';

it('keeps everything over a stop and a start', async () => {
  const database = temporaryDatabase();
  const before = start({ database });
  await postForm(before, '/partners', { name: 'Bob', promo_code: 'BOB10' });
  await postForm(before, '/links', { partner_id: '2', ref: 'bob', path: '/pricing' });
  const body = clickBody({ ref: 'bob' });
  const { click_id } = await jsonOf(await postClick(before, body));
  const event = checkoutEvent({ client_reference_id: click_id });
  await deliver(before, event);
  await deliver(before, checkoutEvent(), 'whsec_other');
  const stored = [await list(before, 'clicks'), await list(before, 'conversions')];
  before.close();

  const after = start({ database });
  expect([await list(after, 'clicks'), await list(after, 'conversions')]).toEqual(stored);
  const overview = await page(after);
  expect(overview).toContain('http://shop.test/pricing?ref=bob');
  expect(overview).toContain('Refused webhooks');
  expect(overview.match(/data-key="partner-/g)).toHaveLength(2);
  expect((await postClick(after, body)).status).toBe(200);
  expect((await jsonOf(await deliver(after, event))).outcome).toContain('came before');
  expect(
    (await postConversion(after, { promo_code: 'BOB10', external_transaction_id: 'x', event_type: 'lead' }))
      .status,
  ).toBe(201);
});

it('starts in spite of a stored event that cannot be settled, and says so', async () => {
  const database = temporaryDatabase();
  start({ database }).close();
  const db = openDatabase(database, '');
  db.prepare('insert into webhook_events (id, type, mode, body, received_at) values (?, ?, ?, ?, ?)').run(
    'evt_1',
    'invoice.paid',
    'test',
    'no JSON',
    '2026-01-01T00:00:00.000Z',
  );
  db.close();
  const lines: string[] = [];
  const attribution = start({ database, log: (line) => lines.push(line) });
  expect(lines).toEqual([expect.stringContaining('evt_1 could not be settled')]);
  expect(await page(attribution, '/webhooks/1')).toContain('its body is not a Stripe event');
  expect(await page(attribution)).toContain('1 webhook was not understood');
  await deliver(attribution, checkoutEvent({ client_reference_id: await click(attribution) }));
  expect(await list(attribution, 'conversions')).toMatchObject([{ attributed: 1 }]);
});

it('takes up an event again that was stored but not settled when the sandbox stopped', async () => {
  const database = temporaryDatabase();
  const before = start({ database });
  const event = checkoutEvent({ client_reference_id: await click(before) });
  before.close();
  const db = openDatabase(database, '');
  db.prepare('insert into webhook_events (id, type, mode, body, received_at) values (?, ?, ?, ?, ?)').run(
    event.id,
    event.type,
    'test',
    JSON.stringify(event),
    '2026-01-01T00:00:00.000Z',
  );
  db.close();

  const after = start({ database });
  await deliver(after, event);
  expect(await list(after, 'conversions')).toMatchObject([{ attributed: 1, stripe_event_id: event.id }]);
});
