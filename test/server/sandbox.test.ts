import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort, serve } from '../../sandbox/support/serve.ts';
import { click, list, start } from '../../sandbox/test/attribution/support.ts';
import { createConversion } from '../../src/server.ts';

/** The sandbox's attribution API behind a port, with a click registered. */
async function sandbox() {
  const attribution = start();
  const port = await freePort(0);
  const { close } = await serve(attribution.app, port);
  onTestFinished(close);
  const options = { secretKey: 'sk_test_sandbox', apiUrl: `http://localhost:${port}` };
  return { attribution, options, click_id: await click(attribution) };
}

describe('createConversion against the sandbox', () => {
  it('records a sale once', async () => {
    const { attribution, options, click_id } = await sandbox();
    const sale = {
      click_id,
      external_transaction_id: randomUUID(),
      event_type: 'sale',
      amount_cents: 4900,
      currency: 'usd',
      occurred_at: new Date('2026-01-31T12:00:00Z'),
      prospect_email: 'ada@example.com',
    };
    expect(await createConversion(sale, options)).toEqual({ status: 'recorded' });
    expect(await createConversion(sale, options)).toEqual({ status: 'already_recorded' });
    expect(await list(attribution, 'conversions')).toMatchObject([
      {
        click_id,
        attributed: 1,
        amount_cents: 4900,
        currency: 'USD',
        occurred_at: '2026-01-31T12:00:00.000Z',
      },
    ]);
  });

  it('says why no partner earns it', async () => {
    const { options } = await sandbox();
    const lead = { click_id: randomUUID(), external_transaction_id: randomUUID(), event_type: 'lead' };
    await expect(createConversion(lead, options)).rejects.toMatchObject({
      code: 'not_attributed',
      errors: [{ field: 'click_id', message: expect.stringContaining('never registered') }],
    });
  });

  it('tells that the key is unknown', async () => {
    const { options, click_id } = await sandbox();
    const lead = { click_id, external_transaction_id: randomUUID(), event_type: 'lead' };
    await expect(createConversion(lead, { ...options, secretKey: 'sk_test_other' })).rejects.toMatchObject({
      code: 'unauthorized',
      status: 401,
    });
  });
});
