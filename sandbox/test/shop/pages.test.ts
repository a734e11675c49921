import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createShop } from '../../shop/app.ts';
import { type OpenShop, openShop } from './support.ts';

let world: OpenShop;
beforeAll(async () => {
  world = await openShop();
});
afterAll(() => world.close());
afterEach(() => vi.unstubAllEnvs());

const PAGES = ['/', '/pricing', '/ways-to-pay', '/signup', '/checkout', '/success', '/thanks', '/nowhere'];

describe.each(PAGES)('%s', (path) => {
  it('carries the snippet in its head, once', async () => {
    const page = await (await world.shop.request(path)).text();
    const head = page.slice(0, page.indexOf('</head>'));
    const { origins } = world.world;
    const [tag, ...more] = head.match(/<script[^>]*selgeo\.js[^>]*>/g) ?? [];
    expect(more).toHaveLength(0);
    expect(tag).toMatch(/<script\s+async\s/);
    expect(tag).toContain(`src="${origins.attribution}/v1/selgeo.js"`);
    expect(tag).toContain('data-merchant="pk_test_sandbox"');
    expect(tag).toContain(`data-api-url="${origins.attribution}"`);
    const { port } = new URL(origins.stripe);
    expect(tag).toContain(`data-payment-link-hosts="buy.localhost:${port},pay.localhost:${port}"`);
  });

  it('holds no secret and no inline code', async () => {
    const page = await (await world.shop.request(path)).text();
    expect(page).not.toMatch(/sk_test|sk_live|whsec/);
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
  });

  it('allows the origins it uses and nothing inline', async () => {
    const csp = (await world.shop.request(path)).headers.get('Content-Security-Policy') ?? '';
    const { attribution, stripe } = world.world.origins;
    expect(csp).toContain(`script-src 'self' ${attribution} ${stripe};`);
    expect(csp).toContain(`connect-src 'self' ${attribution} ${stripe};`);
    expect(csp).toContain(`frame-src ${stripe};`);
    expect(csp).not.toContain('unsafe');
  });

  it('links only to files that exist', async () => {
    const page = await (await world.shop.request(path)).text();
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]*\.\w+)"/g)].map((match) => match[1] ?? '');
    expect(files).toContain('/icon.svg');
    for (const file of files) expect((await world.shop.request(file)).status, file).toBe(200);
  });
});

it('offers Payment Links on their own host name, without a reference of its own', async () => {
  const page = await (await world.shop.request('/pricing')).text();
  const host = `http://buy.localhost:${new URL(world.world.origins.stripe).port}`;
  expect(page).toContain(`href="${host}/test_pro"`);
  expect(page).toContain(`href="${host}/test_book"`);
  expect(page).not.toContain('client_reference_id');
});

it('offers a Payment Link of its own domain, a Buy Button and a Pricing Table, as copied from Stripe', async () => {
  const page = await (await world.shop.request('/ways-to-pay')).text();
  const { stripe } = world.world.origins;
  expect(page).toContain(`href="http://pay.localhost:${new URL(stripe).port}/test_book"`);
  expect(page).toContain(`<script async src="${stripe}/v3/buy-button.js"></script>`);
  expect(page).toContain(`<script async src="${stripe}/v3/pricing-table.js"></script>`);
  const key = 'publishable-key="pk_test_stripe_sandbox"';
  expect(page).toContain(
    `<stripe-buy-button buy-button-id="buy_btn_sandbox_book" ${key}></stripe-buy-button>`,
  );
  expect(page).toContain(
    `<stripe-pricing-table pricing-table-id="prctbl_sandbox" ${key}></stripe-pricing-table>`,
  );
  // The snippet adds it; a merchant's own would win.
  expect(page).not.toContain('client-reference-id');
});

it('sells by its elements what the stand-in knows', async () => {
  const page = await (await world.shop.request('/ways-to-pay')).text();
  const tags = [...page.matchAll(/<stripe-([\w-]+) [\w-]+-id="(\w+)"/g)];
  expect(tags).toHaveLength(2);
  for (const [, name = '', id = ''] of tags) {
    const settings = { [`${name.replace('-', '_')}_id`]: id, publishable_key: 'pk_test_stripe_sandbox' };
    const frame = await world.stripe.request(`/v3/${name}-app.html?${new URLSearchParams(settings)}`);
    expect(frame.status).toBe(200);
  }
});

describe('with real test keys', () => {
  const real = () => createShop({ world: { ...world.world, realStripe: true } });

  it('takes Stripe’s elements from the environment, with Stripe’s own scripts', async () => {
    vi.stubEnv('STRIPE_BUY_BUTTON', 'buy_btn_1Mg');
    vi.stubEnv('STRIPE_PRICING_TABLE', 'prctbl_1Mg');
    const answer = await real().app.request('/ways-to-pay');
    const page = await answer.text();
    for (const name of ['buy-button', 'pricing-table'])
      expect(page).toContain(`<script async src="https://js.stripe.com/v3/${name}.js"></script>`);
    expect(page).toContain('buy-button-id="buy_btn_1Mg"');
    expect(page).toContain('pricing-table-id="prctbl_1Mg"');
    expect(page).not.toContain(`localhost:${new URL(world.world.origins.stripe).port}`);
    const csp = answer.headers.get('Content-Security-Policy');
    expect(csp).toMatch(/script-src[^;]* https:\/\/js\.stripe\.com/);
    expect(csp).toMatch(/frame-src[^;]* https:\/\/js\.stripe\.com/);
  });

  it('leaves out what the environment does not name', async () => {
    vi.stubEnv('STRIPE_BUY_BUTTON', 'buy_btn_1Mg');
    vi.stubEnv('STRIPE_PRICING_TABLE', '');
    const page = await (await real().app.request('/ways-to-pay')).text();
    expect(page).not.toContain('pricing-table');
    expect(page).not.toContain('own-domain');
  });

  it('has only what needs nothing of the environment where that names nothing', async () => {
    const page = await (await real().app.request('/ways-to-pay')).text();
    expect(page).toContain('action="/create-order-session"');
    for (const other of ['buy-button', 'pricing-table', 'own-domain']) expect(page).not.toContain(other);
  });

  it.each([
    ['STRIPE_PAYMENT_LINK', 'http://buy.stripe.com/x'],
    ['STRIPE_BUY_BUTTON', 'prctbl_1Mg'],
    ['STRIPE_PRICING_TABLE', 'buy_btn_1Mg'],
  ])('refuses a malformed %s by its name', (name, value) => {
    vi.stubEnv(name, value);
    expect(real).toThrow(name);
  });

  it('names the host of a Payment Link on the merchant’s own domain', async () => {
    vi.stubEnv('STRIPE_PAYMENT_LINK', 'https://pay.shop.example/test_1');
    const page = await (await real().app.request('/pricing')).text();
    expect(page).toContain('data-payment-link-hosts="pay.shop.example"');
  });
});

it('uses Stripe’s own addresses with real test keys', async () => {
  const shop = createShop({ world: { ...world.world, realStripe: true } });
  const answer = await shop.app.request('/checkout');
  const page = await answer.text();
  expect(page).toContain('src="https://js.stripe.com/endive/stripe.js"');
  expect(page).not.toContain('buy.localhost');
  expect(answer.headers.get('Content-Security-Policy')).toContain('https://js.stripe.com');
  shop.close();
});

it('has a page for addresses that do not exist', async () => {
  expect((await world.shop.request('/nowhere')).status).toBe(404);
});
