import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readOptions } from '../../src/agreed/options.ts';
import { optionProblems } from '../../src/diagnosis/option-problems.ts';
import { read, root } from '../package/support/repository.ts';
import { startApi } from '../server/support/api.ts';
import { CLICK } from '../support/values.ts';
import { block, blocksOf } from './block.ts';

// npm.test.ts compiles every block of docs/processors.md; here each handler gets a webhook as the processor documents it.

const PAGE = 'docs/processors.md';

const metadata = { click_id: CLICK };
const WEBHOOKS = {
  onPolar: [
    {
      type: 'order.paid',
      data: { id: 'ord_1', net_amount: 4900, currency: 'usd', metadata: { reference_id: CLICK } },
    },
    { external_transaction_id: 'ord_1', amount_cents: 4900, currency: 'USD' },
  ],
  onDodo: [
    {
      type: 'payment.succeeded',
      data: { payment_id: 'pay_1', total_amount: 5390, tax: 490, currency: 'USD', metadata },
    },
    { external_transaction_id: 'pay_1', amount_cents: 4900, currency: 'USD' },
  ],
  onCreem: [
    {
      eventType: 'checkout.completed',
      object: { metadata, order: { id: 'ord_1', amount: 1000, currency: 'EUR', type: 'onetime' } },
    },
    { external_transaction_id: 'ord_1', amount_cents: 1000, currency: 'EUR' },
  ],
  onLemonSqueezy: [
    {
      meta: { event_name: 'order_created', custom_data: metadata },
      data: { type: 'orders', id: '1', attributes: { total: 1199, tax: 200, currency: 'USD' } },
    },
    { external_transaction_id: 'orders-1', amount_cents: 999, currency: 'USD' },
  ],
  onChargebee: [
    {
      event_type: 'payment_succeeded',
      content: {
        subscription: { cf_click_id: CLICK },
        transaction: { id: 'txn_1', amount: 900, currency_code: 'USD' },
      },
    },
    { external_transaction_id: 'txn_1', amount_cents: 900, currency: 'USD' },
  ],
  onGumroad: [
    { sale_id: 'abc==', price: '4900', 'url_params[click_id]': CLICK },
    { external_transaction_id: 'abc==', amount_cents: 4900, currency: 'USD' },
  ],
  onPaddle: [
    {
      event_type: 'transaction.completed',
      data: {
        id: 'txn_1',
        currency_code: 'USD',
        custom_data: metadata,
        details: { totals: { total: '5390', tax: '490' } },
      },
    },
    { external_transaction_id: 'txn_1', amount_cents: 4900, currency: 'USD' },
  ],
} as const;

describe.each(Object.entries(WEBHOOKS))('the handler %s', (name, [webhook, sale]) => {
  /** What the Conversion API has received for a webhook. */
  async function sentFor(event: unknown): Promise<unknown[]> {
    const { origin, received } = await startApi([{ status: 201, body: '{}' }]);
    const { code = '' } = blocksOf(PAGE).find(({ code }) => code.includes(`function ${name}(`)) ?? {};
    const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 };
    const source = ts.transpile(code, options).replace('{ secretKey:', `{ apiUrl: '${origin}', secretKey:`);
    expect(source).toContain(origin);
    const argument = JSON.stringify(event);
    const call = name === 'onGumroad' ? `new URLSearchParams(${argument})` : argument;
    await promisify(execFile)(
      'node',
      ['--input-type=module', '--eval', `${source}\nawait ${name}(${call});`],
      { cwd: root, env: { ...process.env, SELGEO_SECRET_KEY: 'sk_test_secret' } },
    );
    return received.map(({ body }) => body);
  }

  test('reports the sale of its webhook', async () => {
    expect(await sentFor(webhook)).toEqual([{ click_id: CLICK, event_type: 'sale', ...sale }]);
  });

  test('reports nothing without a click ID', async () => {
    expect(await sentFor(JSON.parse(JSON.stringify(webhook).replaceAll(CLICK, 'order-7')))).toEqual([]);
  });
});

describe('the table of processors', () => {
  const rows = [...read(PAGE).matchAll(/^\| \[.*\]\(#.*?\) \| `(https:.*?)` \| `(.*?)` \| /gm)];

  test('has every processor with a link', () => expect(rows).toHaveLength(6));

  test.each(rows.map(([, link = '', hosts = '']) => [link, hosts]))(
    'has for %s the entry %s',
    (link, hosts) => {
      expect(optionProblems({ paymentLinkHosts: hosts })).toEqual([]);
      const parameter = readOptions({ paymentLinkHosts: hosts }).hosts[new URL(link).host];
      expect(hosts).toBe(`${new URL(link).host}=${parameter}`);
    },
  );
});

test('the tag of docs/processors.md has no malformed attribute', () => {
  const [, paymentLinkHosts = ''] =
    block('docs/processors.md', 'html').match(/payment-link-hosts="(.*?)"/) ?? [];
  expect(optionProblems({ paymentLinkHosts })).toEqual([]);
  expect(paymentLinkHosts).toContain('=');
});
