import { describe, expect, it } from 'vitest';
import { checkoutEvent, click, deliver, page, postConversion, start } from './support.ts';

const text = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** The rows of the table beside the chart, the newest last. */
async function table(body: string): Promise<string[][]> {
  const [rows = ''] = body.match(/<tbody>.*?<\/tbody>/s) ?? [];
  return [...rows.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell),
  );
}

const sold = (clickId: string, id: string, occurred_at: string, more: object = {}) => ({
  click_id: clickId,
  external_transaction_id: id,
  event_type: 'sale',
  amount_cents: 1000,
  currency: 'USD',
  occurred_at,
  ...more,
});

describe('the days of the dashboard', () => {
  it('are those of the chosen time zone, which the other pages remember', async () => {
    let now = Date.parse('2026-11-28T23:30:00Z');
    const attribution = start({ now: () => now });
    await click(attribution);
    now = Date.parse('2026-11-29T12:00:00Z');
    const rows = async (tz: string) =>
      (await table(await page(attribution, `/?from=2026-11-28&tz=${tz}`))).map((row) => row.slice(0, 2));
    expect(await rows('UTC')).toEqual([
      ['28 Nov', '1'],
      ['29 Nov', '0'],
    ]);
    expect(await rows('Europe/Berlin')).toEqual([
      ['28 Nov', '0'],
      ['29 Nov', '1'],
    ]);
    expect(await rows('America/Los_Angeles')).toEqual([
      ['28 Nov', '1'],
      ['29 Nov', '0'],
    ]);
    const chosen = await attribution.app.request('/?tz=Asia/Kolkata');
    const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
    const clicks = await (await attribution.app.request('/clicks', { headers: { cookie } })).text();
    expect(text(clicks)).toContain('29 Nov, 05:00:00');
    expect(clicks).toContain('<option selected>Asia/Kolkata</option>');
  });

  it('begin when the clock of the zone says so, on the day when it is put forward or back too', async () => {
    let now = Date.parse('2026-10-25T22:59:59.999Z');
    const attribution = start({ now: () => now });
    await click(attribution);
    now = Date.parse('2026-10-25T23:00:00Z');
    await click(attribution);
    const rows = await table(await page(attribution, '/?from=2026-10-24&to=2026-10-26&tz=Europe/Berlin'));
    expect(rows.map(([day, clicks]) => [day, clicks])).toEqual([
      ['24 Oct', '0'],
      ['25 Oct', '1'],
      ['26 Oct', '1'],
    ]);
  });

  it('show their year when it is not this one, and are put together where there are many', async () => {
    const attribution = start({ now: () => Date.parse('2026-11-29T12:00:00Z') });
    const id = await click(attribution);
    await postConversion(attribution, sold(id, 'old', '2024-02-03T10:00:00Z'));
    expect(text(await page(attribution, '/sales?tz=UTC'))).toContain('3 Feb 2024, 10:00:00');
    const all = await page(attribution, '/?days=all&tz=UTC');
    expect(all).toContain('Per month</h2>');
    expect((await table(all))[0]).toEqual(['3 Feb 2024 – 29 Feb 2024', '0', '1', '$10.00']);
    const year = await page(attribution, '/?days=365&tz=UTC');
    expect(year).toContain('Per week</h2>');
    expect((await table(year))[0]?.[0]).toBe('30 Nov 2025');
  });

  it('count sales in one currency and name the others', async () => {
    const attribution = start({ now: () => Date.parse('2026-11-29T12:00:00Z') });
    const id = await click(attribution);
    for (const [n, currency] of ['USD', 'USD', 'EUR', 'JPY'].entries())
      await postConversion(attribution, sold(id, `t${n}`, '2026-11-29T10:00:00Z', { currency }));
    const usd = await page(attribution, '/?tz=UTC');
    expect((await table(usd)).at(-1)).toEqual(['29 Nov', '1', '4', '$20.00']);
    expect(usd).toMatch(/Referred revenue<\/dt>\s*<dd>\$20.00<\/dd><dd class="hint">and €10.00, ¥1,000/);
    const [, href = ''] = usd.match(/id="currency-EUR" href="([^"]*)"/) ?? [];
    const eur = await page(attribution, href.replaceAll('&amp;', '&'));
    expect((await table(eur)).at(-1)).toEqual(['29 Nov', '1', '4', '€10.00']);
    expect(eur).toContain('id="currency-USD"');
  });

  it('put a late webhook on the day when the money came', async () => {
    const attribution = start({ now: () => Date.parse('2026-11-29T12:00:00Z') });
    const client_reference_id = await click(attribution);
    const created = Date.parse('2026-11-20T12:00:00Z') / 1000;
    await deliver(attribution, checkoutEvent({ client_reference_id }, { created }));
    const rows = await table(await page(attribution, '/?tz=UTC'));
    expect(rows.find(([day]) => day === '20 Nov')).toEqual(['20 Nov', '0', '1', '$49.00']);
    expect(await page(attribution, '/sales?from=2026-11-20&to=2026-11-20&tz=UTC')).toContain(
      '1 sale or lead',
    );
    expect(await page(attribution, '/sales?from=2026-11-21&tz=UTC')).toContain('Nothing found');
  });

  it.each([
    ['/?from=2026-02-30', '“2026-02-30” is no day'],
    ['/sales?to=yesterday', '“yesterday” is no day'],
    [
      '/clicks?from=2026-02-02&to=2026-02-01',
      'The first day, 2026-02-02, is after the last one, 2026-02-01.',
    ],
    ['/?days=12', '“12” is no span'],
    ['/partners/1?tz=Mars/Olympus', '“Mars/Olympus” is no time zone'],
    ['/?currency=GOLD', '“GOLD” is no currency'],
  ])('%s says what is wrong, and its file is none', async (path, problem) => {
    const { app } = start();
    const answer = await app.request(path);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(problem);
    const file = await app.request(
      path.replace(/^\/(partners\/1)?\?/, '/days.csv?').replace(/^\/(sales|clicks)\?/, '/$1.csv?'),
    );
    expect(file.status).toBe(400);
    expect(await file.text()).toContain(problem);
  });
});
