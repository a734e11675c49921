import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStripe } from '../../stripe/app.ts';
import { freePort, type Served, serve } from '../../support/serve.ts';
import {
  createReceiver,
  form,
  GOOD_CARD,
  ONE_OFF,
  type Received,
  type StandIn,
  SUBSCRIPTION,
  startStandIn,
  verified,
} from './support.ts';

let receiver: ReturnType<typeof createReceiver>;
let receiving: Served | undefined;
let standIn: StandIn;

beforeEach(async () => {
  receiver = createReceiver();
  const attributionPort = await freePort(0);
  receiving = await serve(receiver.app, attributionPort);
  standIn = await startStandIn({ attributionPort });
});
afterEach(async () => {
  await standIn.close();
  await receiving?.close();
});

const open = (params: Stripe.Checkout.SessionCreateParams) => standIn.sdk().checkout.sessions.create(params);
const read = (id: string) => standIn.sdk().checkout.sessions.retrieve(id);
const payFor = (id: string, card = GOOD_CARD) => standIn.app.request(`/c/pay/${id}`, form(card));

const eventOf = (request: Received | undefined) => verified(standIn, request);

/** The event about the session itself, among all that a payment sends. */
function completed(): Stripe.CheckoutSessionCompletedEvent {
  const event = receiver.requests.map(eventOf).find(({ type }) => type === 'checkout.session.completed');
  if (event?.type !== 'checkout.session.completed') throw new Error('no checkout.session.completed');
  return event;
}

describe('paying', () => {
  it('completes the session, sends a signed event and goes to success_url', async () => {
    const { id } = await open({ ...SUBSCRIPTION, client_reference_id: 'click-1' });
    const answer = await payFor(id);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe(`https://shop.example/success?session_id=${id}`);
    const paid = await read(id);
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer: expect.stringMatching(/^cus_/),
      subscription: expect.stringMatching(/^sub_/),
      invoice: expect.stringMatching(/^in_/),
      customer_details: { email: 'ada@example.com', name: 'Ada Lovelace' },
    });
    const event = completed();
    expect(event).toMatchObject({ object: 'event', api_version: Stripe.API_VERSION, livemode: false });
    expect(event.data.object).toMatchObject({ id, client_reference_id: 'click-1', customer: paid.customer });
  });

  it('creates a customer for a one-off payment only when asked', async () => {
    const plain = await open(ONE_OFF);
    const asked = await open({ ...ONE_OFF, customer_creation: 'always' });
    await payFor(plain.id);
    await payFor(asked.id);
    expect(await read(plain.id)).toMatchObject({
      customer: null,
      customer_details: { email: 'ada@example.com' },
      payment_intent: expect.stringMatching(/^pi_/),
      subscription: null,
    });
    expect((await read(asked.id)).customer).toMatch(/^cus_/);
  });

  it('charges once, however often the form is sent', async () => {
    const { id } = await open(ONE_OFF);
    await Promise.all([payFor(id), payFor(id)]);
    const again = await payFor(id);
    expect(again.headers.get('Location')).toBe(`/c/pay/${id}`);
    expect(await (await standIn.app.request(`/c/pay/${id}`)).text()).toContain('already been processed');
    expect(receiver.requests).toHaveLength(1);
  });

  it.each([
    ['declined card', { number: '4000 0000 0000 0002' }, 402, 'Your card was declined'],
    ['wrong check digit', { number: '4242 4242 4242 4241' }, 422, 'Your card number is invalid'],
    ['real-looking card', { number: '5555 5555 5555 4444' }, 422, 'Only test cards'],
    ['past expiry', { expiry: '01 / 20' }, 422, 'in the past'],
    ['no e-mail', { email: '' }, 422, 'email address'],
  ])('shows a %s at its field and charges nothing', async (_, change, status, message) => {
    const { id } = await open(ONE_OFF);
    const answer = await payFor(id, { ...GOOD_CARD, ...change });
    expect(answer.status).toBe(status);
    const page = await answer.text();
    const [field = ''] = Object.keys(change);
    expect(page).toContain(`aria-describedby="${field}-error"`);
    expect(page.replaceAll('&#39;', "'")).toContain(message);
    expect(page).not.toContain(`value="${{ ...GOOD_CARD, ...change }.number}"`);
    expect((await read(id)).status).toBe('open');
    expect(receiver.requests).toHaveLength(0);
  });

  it('lets the form lead to the shop and nowhere else', async () => {
    const { id } = await open(SUBSCRIPTION);
    const page = await standIn.app.request(`/c/pay/${id}`);
    const csp = page.headers.get('Content-Security-Policy');
    expect(csp).toContain("form-action 'self' https://shop.example;");
    expect(csp).toContain("frame-ancestors 'none'");
  });
});

describe('embedded payment', () => {
  const openEmbedded = async () => {
    const session = await open({
      mode: 'payment',
      line_items: ONE_OFF.line_items,
      ui_mode: 'embedded_page',
      return_url: 'https://shop.example/back?id={CHECKOUT_SESSION_ID}',
    });
    const query = new URLSearchParams({
      secret: session.client_secret ?? '',
      parent: 'https://shop.example',
    });
    return { id: session.id, address: `/c/embed/${session.id}?${query}` };
  };

  it('pays inside the frame and names the return address', async () => {
    const { id, address } = await openEmbedded();
    const page = await standIn.app.request(address);
    expect(page.headers.get('Content-Security-Policy')).toContain('frame-ancestors https://shop.example');
    const answer = await standIn.app.request(address, form(GOOD_CARD));
    expect(answer.headers.get('Location')).toBe(address);
    const done = await (await standIn.app.request(address)).text();
    expect(done).toContain(`data-destination="https://shop.example/back?id=${id}"`);
    expect(receiver.requests).toHaveLength(1);
  });

  it('opens for the client secret only, and never as a hosted page', async () => {
    const { id, address } = await openEmbedded();
    expect((await standIn.app.request(address.replace('_secret_', '_secret_x'))).status).toBe(404);
    expect((await standIn.app.request(`/c/embed/${id}`)).status).toBe(404);
    expect((await standIn.app.request(`/c/pay/${id}`)).status).toBe(404);
  });

  it('accepts no embedder that is not an origin', async () => {
    const { address } = await openEmbedded();
    const parent = encodeURIComponent("https://shop.example; script-src 'unsafe-inline'");
    expect((await standIn.app.request(address.replace(/parent=.*/, `parent=${parent}`))).status).toBe(404);
  });
});

describe('Payment Links', () => {
  const visit = async (query: string) => {
    const answer = await standIn.app.request(`/test_pro${query}`);
    expect(answer.status).toBe(303);
    const path = answer.headers.get('Location') ?? '';
    expect(path).toMatch(/^\/c\/pay\/cs_test_/);
    return path;
  };

  it('keeps a well-formed client_reference_id and the e-mail', async () => {
    const path = await visit('?client_reference_id=click-7&prefilled_email=ada%40example.com');
    expect(await read(path.slice('/c/pay/'.length))).toMatchObject({
      client_reference_id: 'click-7',
      mode: 'subscription',
      amount_total: 2900,
      payment_link: expect.stringMatching(/^plink_/),
    });
    expect(await (await standIn.app.request(path)).text()).toContain('value="ada@example.com"');
  });

  it.each(['', 'a%20b', '%3Cscript%3E', 'a'.repeat(201)])('drops "%s" silently', async (value) => {
    const path = await visit(`?client_reference_id=${value}`);
    expect((await read(path.slice('/c/pay/'.length))).client_reference_id).toBeNull();
  });

  it('confirms the payment itself, with a way back to the shop', async () => {
    const path = await visit('');
    const answer = await standIn.app.request(path, form(GOOD_CARD));
    const confirmation = await standIn.app.request(answer.headers.get('Location') ?? '');
    expect(await confirmation.text()).toContain(`href="${standIn.world.origins.shop}/"`);
    expect(completed().data.object.payment_link).toMatch(/^plink_/);
  });

  it('has a 404 for links that do not exist', async () => {
    expect((await standIn.app.request('/test_nothing')).status).toBe(404);
  });
});

describe('delivery', () => {
  it('tries again until the receiver answers 2xx', async () => {
    receiver.answers.status = 500;
    const { id } = await open(ONE_OFF);
    expect((await payFor(id)).status).toBe(303);
    await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThan(2), 10_000);
    receiver.answers.status = 200;
    const state = async () => (await (await standIn.app.request('/sandbox/events')).json())[0];
    await vi.waitFor(async () => expect((await state()).deliveredAt).toBeTypeOf('number'), 10_000);
    const ids = new Set(receiver.requests.map((request) => eventOf(request).id));
    expect(ids.size).toBe(1);
  });

  it('sends once to a receiver that comes up late', async () => {
    await receiving?.close();
    const { id } = await open(ONE_OFF);
    await payFor(id);
    await vi.waitFor(() => expect(standIn.log.join()).toContain('connection refused'), 10_000);
    expect(receiver.requests).toHaveLength(0);
    receiving = await serve(receiver.app, standIn.attributionPort);
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1), 10_000);
    expect(completed().data.object.id).toBe(id);
  });

  it('delivers again on request, with the same event', async () => {
    const { id } = await open(ONE_OFF);
    await payFor(id);
    const [{ id: eventId }] = await (await standIn.app.request('/sandbox/events')).json();
    const answer = await standIn.app.request(`/sandbox/events/${eventId}/deliver`, { method: 'POST' });
    expect(await answer.json()).toMatchObject({ id: eventId, attempts: 2, lastOutcome: 'HTTP 200' });
    expect(receiver.requests).toHaveLength(2);
    expect(receiver.requests[0]?.body).toBe(receiver.requests[1]?.body);
    const unknown = await standIn.app.request('/sandbox/events/evt_x/deliver', { method: 'POST' });
    expect(unknown.status).toBe(404);
  });

  it('survives a restart: sessions stay, undelivered events go out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
    const database = join(folder, 'stripe.db');
    receiver.answers.status = 503;
    const before = createStripe({ world: standIn.world, database, retryDelays: [60_000] });
    const { headers } = await before.app.request('/test_book?client_reference_id=click-9');
    const path = headers.get('Location') ?? '';
    await before.app.request(path, form(GOOD_CARD));
    before.close();
    expect(receiver.requests).toHaveLength(1);

    receiver.answers.status = 200;
    const after = createStripe({ world: standIn.world, database, retryDelays: [5] });
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(2), 10_000);
    const [listed] = await (await after.app.request('/sandbox/sessions')).json();
    expect(listed).toMatchObject({ status: 'complete', client_reference_id: 'click-9' });
    expect(await (await after.app.request(path)).text()).toContain('already been processed');
    after.close();
    rmSync(folder, { recursive: true });
  });
});

it('shows sessions and events on its front page', async () => {
  const { id } = await open({ ...ONE_OFF, client_reference_id: 'click-front' });
  await open(ONE_OFF);
  await payFor(id);
  const answer = await standIn.app.request('/');
  const page = await answer.text();
  expect(page).toContain('click-front');
  expect(page).toContain('none');
  expect(page).toMatch(/Deliver again: evt_\w+/);
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});
