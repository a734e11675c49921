import { expect, test } from '@playwright/test';
import { createLink } from '../support/create-link.ts';
import { sessionById } from '../support/shop.ts';
import { payOverHttp, registerClick, salePage } from './support/over-http.ts';
import { BACK_ENDS, type BackEnd, readWorld, type World } from './support/world.ts';

const SOME_UUID = '0b6ee0a8-6a3c-4a4e-9d6e-0d6c8f1d2a11';

/** What a page, or somebody else, may send as JSON that names no click. */
const JSON_WITHOUT_CLICK: Readonly<Record<string, unknown>> = {
  null: { click_id: null },
  'the field missing': {},
  'an empty string': { click_id: '' },
  '300 characters': { click_id: 'a'.repeat(300) },
  '<script>': { click_id: '<script>alert(1)</script>' },
  'a number': { click_id: 12345 },
  'an array': { click_id: [SOME_UUID] },
  'an object': { click_id: { [SOME_UUID]: SOME_UUID } },
  'a UUID and a line break': { click_id: `${SOME_UUID}\n` },
  'an array instead of fields': [SOME_UUID],
  'null instead of fields': null,
};

/** The same for a form. */
const FORMS_WITHOUT_CLICK: Readonly<Record<string, string>> = {
  'the field missing': '',
  'an empty field': 'click_id=',
  '300 characters': `click_id=${'a'.repeat(300)}`,
  '<script>': 'click_id=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  'a field with brackets': `click_id[]=${SOME_UUID}`,
  'bytes that are no text': 'click_id=%FF%FE%00',
};

type Route = {
  readonly backEnd: BackEnd;
  readonly path: string;
  /** The parameter of the Checkout Session that carries the click ID. */
  readonly carrier: string;
  /** What the dashboard says about a sale with a click ID, and about one without. */
  readonly reasons: { readonly referred: string; readonly unreferred: string };
  /** Whether it is tried with forms as well. */
  readonly forms: boolean;
};

const redirect = (backEnd: BackEnd): Route => ({
  backEnd,
  path: '/checkout',
  carrier: 'client_reference_id',
  reasons: { referred: 'by_client_reference_id', unreferred: 'no_reference' },
  forms: true,
});

const ROUTES: readonly Route[] = [
  ...BACK_ENDS.map(redirect),
  { ...redirect('node-express'), path: '/checkout/embedded', forms: false },
  {
    ...redirect('node-express'),
    path: '/checkout/metadata',
    carrier: 'metadata[aff_click_id]',
    reasons: { referred: 'by_metadata', unreferred: 'reference_not_a_click_id' },
    forms: false,
  },
];

for (const route of ROUTES) {
  test.describe(`${route.backEnd}, ${route.path}`, () => {
    test.skip(() => !readWorld().shops[route.backEnd], 'Its language is not installed.');

    for (const [name, body] of Object.entries(JSON_WITHOUT_CLICK)) {
      test(`an order as JSON with ${name} goes through, and no partner earns it`, async () => {
        await expectUnreferred(route, await sendJson(route, JSON.stringify(body)));
      });
    }

    test('an order as JSON that breaks off goes through, and no partner earns it', async () => {
      await expectUnreferred(route, await sendJson(route, '{"click_id": '));
    });

    test('JSON with a click ID buys, and the partner earns it', async () => {
      const { ref, clickId } = await referred(readWorld());
      await expectReferred(route, await sendJson(route, JSON.stringify({ click_id: clickId })), ref, clickId);
    });

    if (!route.forms) return;

    for (const [name, body] of Object.entries(FORMS_WITHOUT_CLICK)) {
      test(`an order by a form with ${name} goes through, and no partner earns it`, async () => {
        await expectUnreferred(route, await sendForm(route, body));
      });
    }

    test('a form with a click ID buys, and the partner earns it', async () => {
      const { ref, clickId } = await referred(readWorld());
      await expectReferred(route, await sendForm(route, `click_id=${clickId}`), ref, clickId);
    });

    // Some languages take the first, some the last, some all: none may hand over anything but a click ID.
    test('a form with the field twice buys', async () => {
      for (const body of [`click_id=${SOME_UUID}&click_id=junk`, `click_id=junk&click_id=${SOME_UUID}`]) {
        const { parameters } = await sessionOf(await sendForm(route, body));
        expect([SOME_UUID, undefined]).toContain(parameters[route.carrier]);
      }
    });
  });
}

async function referred(world: World): Promise<{ ref: string; clickId: string }> {
  const ref = `by-${crypto.randomUUID()}`;
  await createLink(world, ref);
  return { ref, clickId: await registerClick(world, ref) };
}

/** Each of these two gives the address of the payment page. */
async function sendJson({ backEnd, path }: Route, body: string): Promise<string> {
  const { shops, origins } = readWorld();
  const response = await fetch(shops[backEnd] + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  expect(response.status).toBe(200);
  const { url, clientSecret } = await response.json();
  if (url) return url;
  const query = new URLSearchParams({ secret: clientSecret, parent: shops[backEnd] ?? '' });
  return `${origins.stripe}/c/embed/${clientSecret.split('_secret_')[0]}?${query}`;
}

async function sendForm({ backEnd, path }: Route, body: string): Promise<string> {
  const response = await fetch(readWorld().shops[backEnd] + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
    redirect: 'manual',
  });
  expect(response.status).toBe(303);
  return response.headers.get('Location') ?? '';
}

async function expectUnreferred(route: Route, page: string): Promise<void> {
  const session = await expectOpened(route, page);
  expect(session.parameters).not.toHaveProperty([route.carrier]);
  await expectPaid(page, session.id, ['Unattributed', route.reasons.unreferred]);
}

async function expectReferred(route: Route, page: string, ref: string, clickId: string): Promise<void> {
  const session = await expectOpened(route, page);
  expect(session.parameters).toHaveProperty([route.carrier], clickId);
  await expectPaid(page, session.id, ['Attributed', `Partner of ${ref}`, route.reasons.referred]);
}

async function expectOpened({ carrier }: Route, page: string) {
  const session = await sessionOf(page);
  expect(session.parameters).toMatchObject({ mode: 'payment', customer_creation: 'always' });
  if (carrier !== 'client_reference_id')
    expect(session.parameters.client_reference_id).toMatch(/^order-[\da-f-]{36}$/);
  return session;
}

async function expectPaid(page: string, id: string, texts: readonly string[]): Promise<void> {
  await payOverHttp(page);
  const sale = await salePage(readWorld(), id);
  for (const text of texts) expect(sale).toContain(text);
}

/** The Checkout Session behind a payment page, as the stand-in was asked for it. */
async function sessionOf(page: string) {
  const session = await sessionById(readWorld(), new URL(page).pathname.split('/').at(-1) ?? '');
  if (!session) throw new Error(`No session has its payment page at ${page}`);
  return session;
}
