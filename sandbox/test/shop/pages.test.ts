import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShop } from '../../shop/app.ts';
import { type OpenShop, openShop } from './support.ts';

let world: OpenShop;
beforeAll(async () => {
  world = await openShop();
});
afterAll(() => world.close());

const PAGES = ['/', '/pricing', '/signup', '/checkout', '/success', '/thanks', '/nowhere'];

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
    expect(tag).toContain(`data-payment-link-hosts="buy.localhost:${new URL(origins.stripe).port}"`);
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
