import { describe, expect, it } from 'vitest';
import {
  type Body,
  checkoutEvent,
  click,
  clickBody,
  deliver,
  invoice,
  start as open,
  page,
  postClick,
  postConversion,
  postForm,
} from './support.ts';

/** Two buyers by two refs, one of them with a renewal, and one lead. */
async function start() {
  const attribution = open();
  await postForm(attribution, '/links', { partner_id: '1', ref: 'Spring_24', path: '/' });
  const grace = await click(attribution);
  const ada = await click(attribution, { ref: 'Spring_24' });
  const session = (more: Body) => checkoutEvent({ payment_status: 'paid', ...more });
  await deliver(
    attribution,
    session({
      id: 'cs_grace',
      client_reference_id: grace,
      customer: 'cus_grace',
      subscription: 'sub_1',
      invoice: 'in_1',
      customer_details: { email: 'Grace@example.com' },
    }),
  );
  await deliver(
    attribution,
    invoice({ customer: 'cus_grace', customer_email: 'grace@example.com' }) &&
      checkoutEvent(
        {},
        {
          type: 'invoice.paid',
          id: 'evt_renewal',
          data: { object: invoice({ customer: 'cus_grace', customer_email: 'grace@example.com' }) },
        },
      ),
  );
  await deliver(
    attribution,
    session({
      id: 'cs_ada',
      client_reference_id: ada,
      payment_intent: 'pi_ada',
      customer_details: { email: 'ada@example.com' },
    }),
  );
  await postConversion(attribution, {
    click_id: ada,
    external_transaction_id: 'lead-7',
    event_type: 'lead',
    prospect_email: 'lin@example.com',
  });
  const found = async (path: string) => {
    const body = await page(attribution, path);
    const transactions = [...body.matchAll(/<code>(cs_\w+|in_\w+|lead-\w+)<\/code>/g)].map(([, id]) => id);
    const clicks = [...body.matchAll(/data-key="click-([^"]+)"/g)].map(([, id]) => id);
    const customers = [...body.matchAll(/data-key="customer-([^"]+)"/g)].map(([, id]) => id?.toLowerCase());
    return { transactions: transactions.sort(), clicks: clicks.sort(), customers: customers.sort() };
  };
  return { attribution, found, ada, grace };
}

describe('the search', () => {
  it.each([
    ['ada@example.com', ['cs_ada'], ['ada']],
    ['GRACE@', ['cs_grace', 'in_2'], ['grace']],
    ['spring_24', ['cs_ada', 'lead-7'], ['ada']],
    ['Spr', ['cs_ada', 'lead-7'], ['ada']],
    ['cs_grace', ['cs_grace'], ['grace']],
    ['pi_ada', ['cs_ada'], ['ada']],
    ['cus_grace', ['cs_grace', 'in_2'], ['grace']],
    ['evt_renewal', ['in_2'], ['grace']],
    ['lead-7', ['lead-7'], ['ada']],
  ])('finds sales and their clicks by %s', async (text, transactions, clicks) => {
    const { found, ...ids } = await start();
    const everything = await found(`/search?q=${encodeURIComponent(text)}`);
    expect(everything.transactions).toEqual(transactions);
    expect(everything.clicks).toEqual(clicks.map((name) => ids[name as 'ada' | 'grace']));
    expect((await found(`/sales?q=${encodeURIComponent(text)}`)).transactions).toEqual(transactions);
    expect((await found(`/clicks?q=${encodeURIComponent(text)}`)).clicks).toEqual(everything.clicks);
  });

  it('finds a click by its ID or the beginning of it, and with it what it has brought', async () => {
    const { found, ada } = await start();
    for (const text of [ada, ada.slice(0, 13), ada.toUpperCase()])
      expect(await found(`/search?q=${text}`)).toMatchObject({
        clicks: [ada],
        transactions: ['cs_ada', 'lead-7'],
        customers: ['ada@example.com', 'lin@example.com'],
      });
  });

  it('takes one address in two spellings for one customer, with all that they have paid', async () => {
    const { attribution } = await start();
    const body = await page(attribution, '/search?q=cus_grace');
    expect(body.match(/data-key="customer-/g)).toHaveLength(1);
    expect(body).toContain('2 sales and leads, $98.00 paid');
  });

  it.each(['%', '_', '" or 1=1 --', '<script>alert(1)</script>', 'x'.repeat(5000), '\u0000'])(
    'finds nothing by %s, and does not mind',
    async (text) => {
      const { attribution } = await start();
      for (const path of ['/search', '/sales', '/clicks']) {
        const answer = await attribution.app.request(`${path}?q=${encodeURIComponent(text)}`);
        expect(answer.status).toBe(200);
        const body = await answer.text();
        expect(body).toContain('Nothing found');
        expect(body).not.toContain('<script>alert');
      }
    },
  );
});

/** Cells of a file without quotes or line breaks in any of them. */
const cells = (csv: string) =>
  csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

describe('a file for spreadsheets', () => {
  it('has what the page shows, with the same filter', async () => {
    const { attribution, ada } = await start();
    const answer = await attribution.app.request('/sales.csv?q=spring_24&tz=UTC');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="sales.csv"');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header = [], ...rows] = cells(new TextDecoder().decode(bytes).replaceAll(/"[^"]*"/g, 'quoted'));
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    expect(column('Transaction').sort()).toEqual(['cs_ada', 'lead-7']);
    expect(column('Click ID')).toEqual([ada, ada]);
    expect(column('Amount').sort()).toEqual(['', '49.00']);
    expect(column('Ref')).toEqual(['Spring_24', 'Spring_24']);
    const page = await (await attribution.app.request('/sales?q=spring_24')).text();
    expect(page).toContain('href="/sales.csv?q=spring_24"');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('makes no formula of the ref %s', async (ref) => {
    const attribution = open();
    await postClick(attribution, clickBody({ ref: `${ref}x"y,z` }));
    const csv = await page(attribution, '/clicks.csv?show=refused');
    expect(csv).toContain(`"'${ref.trim() === ref ? ref : '=1'}x""y,z"`);
  });

  it('has the days of the chart', async () => {
    const attribution = open({ now: () => Date.parse('2026-11-29T12:00:00Z') });
    await click(attribution);
    const rows = cells(await page(attribution, '/days.csv?days=7&tz=UTC'));
    expect(rows[0]).toEqual(['First day', 'Last day', 'Clicks', 'Attributed sales', '"Revenue', ' USD"']);
    expect(rows).toHaveLength(8);
    expect(rows.at(-1)).toEqual(['2026-11-29', '2026-11-29', '1', '0', '0.00']);
  });
});
