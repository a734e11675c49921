import { expect, it } from 'vitest';
import { checkoutEvent, click, deliver, outcomes, page, start } from '../support.ts';

it.each([
  ['usd', 4900, '$49.00'],
  ['huf', 490_000, 'HUF 4,900.00'],
  ['twd', 80_000, 'NT$800.00'],
  ['isk', 500, 'ISK 5.00'],
  ['ugx', 500, 'UGX 5.00'],
  ['jpy', 490, '¥490'],
  ['krw', 490, '₩490'],
  ['mga', 490, 'MGA 490'],
  ['kwd', 5120, 'KWD 5.120'],
  ['iqd', 4900, 'IQD 49.00'],
])('reads %s %i as Stripe means it, %s', async (currency, amount_total, sum) => {
  const attribution = start();
  const client_reference_id = await click(attribution);
  await deliver(attribution, checkoutEvent({ client_reference_id, currency, amount_total }));
  const wanted = sum.replace(' ', '\u00a0');
  expect((await outcomes(attribution))[0]?.[1]).toContain(`a sale of ${wanted} `);
  for (const path of ['/', '/sales', '/partners/1']) expect(await page(attribution, path)).toContain(wanted);
});
