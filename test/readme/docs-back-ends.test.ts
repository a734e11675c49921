import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { read, root } from '../package/support/repository.ts';
import { type Script, startApi } from '../server/support/api.ts';
import { CLICK } from '../support/values.ts';
import { block } from './block.ts';

// The JavaScript of docs/back-ends.md that is there only; back-ends.test.ts runs the rest.

test.each([
  [`'${CLICK}'`, { channel: 'web', aff_click_id: CLICK }],
  ['null', { channel: 'web' }],
])('the metadata of a Checkout Session for %s', (clickId, metadata) => {
  const before = `const stripe = { checkout: { sessions: { create: async (order) => order } } }; const clickId = ${clickId};`;
  const source = [before, block('docs/back-ends.md', 'js', 0), 'console.log(JSON.stringify(session));'].join(
    '\n',
  );
  const printed = execFileSync('node', ['--input-type=module', '--eval', source], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(JSON.parse(printed)).toMatchObject({ client_reference_id: 'order-6735', metadata });
});

test.each([
  ['a new customer', 'undefined', { customer_creation: 'always' }],
  ['a known customer', "'cus_1'", { customer: 'cus_1' }],
])('the Checkout Session of %s has one of the two that Stripe refuses together', (_, customer, wanted) => {
  const before = `const stripe = { checkout: { sessions: { create: async (order) => order } } };
const clickId = '${CLICK}'; const customer = ${customer};`;
  const source = [before, block('docs/back-ends.md', 'js', 3), 'console.log(JSON.stringify(session));'];
  const printed = execFileSync('node', ['--input-type=module', '--eval', source.join('\n')], {
    cwd: root,
    encoding: 'utf8',
  });
  const { customer: known, customer_creation } = JSON.parse(printed);
  expect({ customer: known, customer_creation }).toEqual({
    customer: undefined,
    customer_creation: undefined,
    ...wanted,
  });
});

test('no page and no example sets customer_creation without saying that it does not go with customer', () => {
  const pages = [
    'README.md',
    'docs/back-ends.md',
    'docs/nextjs.md',
    'docs/rewardful.md',
    'docs/npm.md',
    'docs/react.md',
  ];
  const examples = [
    'node-express/sessions.mjs',
    'python-flask/app.py',
    'php/checkout.php',
    'ruby/app.rb',
    'nextjs/app/api/checkout/route.ts',
  ];
  for (const file of [...pages, ...examples.map((name) => `examples/${name}`)]) {
    const lines = read(file).split('\n');
    for (const [n, line] of lines.entries())
      if (/customer_creation.{1,8}always/.test(line))
        expect(`${file}: ${lines.slice(n - 1, n + 4).join(' ')}`).toMatch(
          /not beside `?customer|has no `?customer|customer \? \{ customer \}|beside `customer`/,
        );
  }
});

describe('the call of the Conversion API', () => {
  const run = async (script: Script) => {
    const { origin, received } = await startApi(script);
    const before = `const clickId = '${CLICK}'; const sendAgainLater = () => console.log('kept');`;
    const code = block('docs/back-ends.md', 'js', 2).replace(
      '{ secretKey:',
      `{ apiUrl: '${origin}', secretKey:`,
    );
    expect(code).toContain(origin);
    const { stdout, stderr } = await promisify(execFile)(
      'node',
      ['--input-type=module', '--eval', `${before}\n${code}`],
      { cwd: root, env: { ...process.env, SELGEO_SECRET_KEY: 'sk_test_secret' } },
    );
    return { stdout, stderr, received };
  };

  test('reports a sale', async () => {
    const { stdout, received } = await run([{ status: 201, body: '{}' }]);
    expect(stdout).toBe('recorded\n');
    expect(received).toMatchObject([{ body: { click_id: CLICK, amount_cents: 4900, currency: 'USD' } }]);
  });

  test('keeps it for later when the API asks for that', async () => {
    const { stdout, stderr } = await run([{ status: 429, headers: { 'Retry-After': '3600' } }]);
    expect(stdout).toBe('kept\n');
    expect(stderr).toContain('answered 429');
  });
});
