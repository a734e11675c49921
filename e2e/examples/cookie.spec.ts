import { expect, test } from '@playwright/test';
import { sessionById } from '../support/shop.ts';
import { BACK_ENDS, type Example, readWorld } from './support/world.ts';

// Back ends that read the click ID from the cookie of `data-storage="cookie"` when the page has sent none.

const [SENT, KEPT] = ['0b6ee0a8-6a3c-4a4e-9d6e-0d6c8f1d2a11', '5c1f0d3e-92b7-4e6a-8d41-7f3a2b1c0e9d'];

type Shop = { readonly example: Example; readonly path: string; readonly field: string };

const SHOPS: readonly Shop[] = [
  ...BACK_ENDS.map((example) => ({ example, path: '/checkout', field: 'click_id' })),
  { example: 'nextjs', path: '/api/checkout', field: 'clickId' },
];

for (const shop of SHOPS) {
  test.describe(shop.example, () => {
    test.skip(() => !readWorld().shops[shop.example], 'Its language is not installed.');

    test('an order whose body has no click ID gets that of the cookie', async () => {
      for (const sent of [undefined, null, '', 'undefined', [SENT]])
        expect(await reference(shop, sent, `theme=dark; __selgeo_cid=${KEPT}; a=b`)).toBe(KEPT);
    });

    test('the click ID of the body comes before that of the cookie', async () => {
      expect(await reference(shop, SENT, `__selgeo_cid=${KEPT}`)).toBe(SENT);
    });

    test('a malformed cookie is no click ID', async () => {
      for (const value of ['', 'undefined', '<script>', `${KEPT}0`, '%FF%FE', '%', `${KEPT}%0A`])
        expect(await reference(shop, undefined, `__selgeo_cid=${value}`), value).toBeUndefined();
      for (const cookie of [`__selgeo_cid[]=${KEPT}`, `x__selgeo_cid=${KEPT}`, '__selgeo_cid', '='])
        expect(await reference(shop, undefined, cookie), cookie).toBeUndefined();
    });
  });
}

for (const example of BACK_ENDS) {
  test(`${example}: so does an order by a form`, async () => {
    const shop = readWorld().shops[example];
    test.skip(!shop, 'Its language is not installed.');
    const response = await fetch(`${shop}/checkout`, {
      method: 'POST',
      headers: { Cookie: `__selgeo_cid=${KEPT}` },
      body: new URLSearchParams({ click_id: '' }),
      redirect: 'manual',
    });
    expect(response.status).toBe(303);
    expect(await referenceOf(response.headers.get('Location') ?? '')).toBe(KEPT);
  });
}

/** The `client_reference_id` with which the shop has opened the payment page, if with one. */
async function reference({ example, path, field }: Shop, sent: unknown, cookie: string) {
  const response = await fetch(readWorld().shops[example] + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
    body: JSON.stringify({ [field]: sent }),
  });
  expect(response.status).toBe(200);
  return referenceOf((await response.json()).url);
}

async function referenceOf(page: string): Promise<string | undefined> {
  const session = await sessionById(readWorld(), new URL(page).pathname.split('/').at(-1) ?? '');
  if (!session) throw new Error(`No session has its payment page at ${page}`);
  return session.parameters.client_reference_id;
}
