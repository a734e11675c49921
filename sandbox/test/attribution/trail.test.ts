import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../attribution/app.ts';
import {
  checkoutEvent,
  click,
  clickBody,
  deliver,
  jsonOf,
  list,
  page,
  postClick,
  postConversion,
  postForm,
  start,
} from './support.ts';

/** The page of the newest conversion, step by step: what each says, without its markup. */
async function trail(attribution: Attribution) {
  const [newest] = await list(attribution, 'conversions');
  const text = await page(attribution, `/conversions/${newest?.id}`);
  const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const steps = [...text.matchAll(/<li class="card step[^"]*" id="step-(\w+)">(.*?)<\/li>/gs)];
  expect(steps.map(([, name]) => name)).toEqual(['link', 'click', 'carrier', 'event', 'decision']);
  return { text, ...Object.fromEntries(steps.map(([, name, html = '']) => [name, plain(html)])) } as Record<
    'text' | 'link' | 'click' | 'carrier' | 'event' | 'decision',
    string
  >;
}

const BREAK = 'The chain breaks here';
const lead = (more: object = {}) => ({ external_transaction_id: 'lead-1', event_type: 'lead', ...more });

describe('the page of an attributed sale', () => {
  it('has every step from the link to the decision, with its facts', async () => {
    const attribution = start({ now: () => 1_790_000_060_000 });
    const body = clickBody({ referrer: 'https://blog.example' });
    const { click_id, visitor_token } = await jsonOf(await postClick(attribution, body));
    const session = {
      id: 'cs_test_1',
      client_reference_id: click_id,
      customer_details: { email: 'a@b.example' },
    };
    await deliver(attribution, checkoutEvent(session, { id: 'evt_1' }));
    const { text, link, click, carrier, event, decision } = await trail(attribution);
    expect(link).toMatch(/Ada Example.*demo.*http:\/\/shop\.test\/\?ref=demo/);
    for (const fact of [click_id, body.landing_url, 'https://blog.example', visitor_token, body.request_id])
      expect(click).toContain(fact);
    for (const fact of [
      'cs_test_1',
      `client_reference_id ${click_id}`,
      'aff_click_id none',
      '$49.00',
      'a@b.example',
    ])
      expect(carrier).toContain(fact);
    for (const fact of ['evt_1', 'checkout.session.completed', 'verified', 'recorded a sale of $49.00'])
      expect(event).toContain(fact);
    for (const fact of ['Earned by “Ada Example”', 'by_client_reference_id'])
      expect(decision).toContain(fact);
    // The time of the event, and the times of everything that happened here.
    expect(text).toContain('datetime="2026-09-21T14:13:20.000Z"');
    expect(text.match(/datetime="2026-09-21T14:14:20.000Z"/g)?.length).toBeGreaterThan(2);
    expect(text).not.toContain(BREAK);
    expect(text).not.toContain('Not known');
  });

  it('shows the metadata that decided, beside a reference of the merchant’s own', async () => {
    const attribution = start();
    const aff_click_id = await click(attribution);
    await deliver(attribution, checkoutEvent({ client_reference_id: 'order-1', metadata: { aff_click_id } }));
    const { click: clicked, carrier } = await trail(attribution);
    expect(carrier).toContain(`client_reference_id order-1 metadata.aff_click_id ${aff_click_id}`);
    expect(clicked).toContain(aff_click_id);
  });

  it('says of an unpaid one why it does not count', async () => {
    const attribution = start();
    const client_reference_id = await click(attribution);
    await deliver(attribution, checkoutEvent({ client_reference_id, payment_status: 'unpaid' }));
    const { text, decision } = await trail(attribution);
    expect(text).toContain('Unpaid</span>');
    expect(decision).toContain('Not counted');
  });
});

describe('the page of an unattributed sale', () => {
  it('breaks at the session that names nothing', async () => {
    const attribution = start();
    await deliver(attribution, checkoutEvent());
    const { link, click, carrier, event, decision } = await trail(attribution);
    for (const step of [link, click]) expect(step).toContain('Not known');
    expect(carrier).toMatch(new RegExp(`${BREAK}.*names no click.*client_reference_id none`));
    for (const step of [link, click, event, decision]) expect(step).not.toContain(BREAK);
    expect(decision).toMatch(/Earned by nobody.*no_reference/);
  });

  it('breaks at the session that carries a value of the merchant’s own', async () => {
    const attribution = start();
    await deliver(attribution, checkoutEvent({ client_reference_id: 'cart-991' }));
    const { click, carrier } = await trail(attribution);
    expect(carrier).toMatch(new RegExp(`${BREAK}.*aff_click_id.*cart-991`));
    expect(click).toContain('Not known');
  });

  it('breaks at the click that was never registered', async () => {
    const attribution = start();
    const client_reference_id = randomUUID();
    await deliver(attribution, checkoutEvent({ client_reference_id }));
    const { link, click, carrier } = await trail(attribution);
    expect(link).toContain('Not known');
    expect(click).toMatch(new RegExp(`${BREAK}.*never registered`));
    expect(carrier).toContain(client_reference_id);
    expect(carrier).not.toContain(BREAK);
  });

  it('breaks at the click of the other mode, and shows whose it is', async () => {
    const attribution = start();
    const live = await jsonOf(await postClick(attribution, clickBody({ merchant_key: 'pk_live_sandbox' })));
    await deliver(attribution, checkoutEvent({ client_reference_id: live.click_id }));
    const { link, click, decision } = await trail(attribution);
    expect(link).toContain('Ada Example');
    expect(click).toMatch(new RegExp(`${BREAK}.*other mode.*${live.click_id}.*Mode live`));
    expect(decision).toContain('Earned by nobody');
  });
});

describe('the page of a lead by the Conversion API', () => {
  it('shows the call and its answer instead of a session and an event', async () => {
    const attribution = start();
    const click_id = await click(attribution);
    await postConversion(attribution, lead({ click_id, prospect_email: 'a@b.example' }));
    const { link, carrier, event, decision, text } = await trail(attribution);
    expect(text).toContain('<h1>Lead</h1>');
    expect(link).toContain('Ada Example');
    for (const fact of ['lead-1', `click_id ${click_id}`, 'promo_code none', 'a@b.example'])
      expect(carrier).toContain(fact);
    expect(event).toContain('201, recorded');
    expect(decision).toContain('by_click_id');
    expect(text).not.toContain('Checkout Session');
  });

  it('needs no click where a promo code decides', async () => {
    const attribution = start();
    await postForm(attribution, '/partners', { name: 'Bob', promo_code: 'BOB10' });
    await postConversion(attribution, lead({ promo_code: 'bob10' }));
    const { link, click, carrier } = await trail(attribution);
    expect(link).toMatch(/Not needed.*promo code bob10 of Bob/);
    expect(click).toContain('Not needed');
    expect(carrier).toContain('promo_code bob10');
  });

  it.each([
    ['no_reference', {}, 'names no click'],
    ['promo_code_unknown', { promo_code: 'NOPE' }, 'belongs to no partner'],
  ])('says where %s breaks the chain, and how the API answered', async (code, signal, why) => {
    const attribution = start();
    await postConversion(attribution, lead(signal));
    const { carrier, event, decision } = await trail(attribution);
    expect(carrier).toMatch(new RegExp(`${BREAK}.*${why}`));
    expect(event).toContain('422, not recorded');
    expect(decision).toContain(code);
  });
});

it('is linked from every list with sales', async () => {
  const attribution = start();
  await deliver(attribution, checkoutEvent({ client_reference_id: await click(attribution) }));
  const [sale] = await list(attribution, 'conversions');
  for (const path of ['/', '/sales', '/sales?partner=1', '/partners/1'])
    expect(await page(attribution, path)).toContain(`href="/conversions/${sale?.id}"`);
});

it('escapes what came from outside', async () => {
  const attribution = start();
  const event = checkoutEvent({
    id: '<b>session</b>',
    client_reference_id: '<script>alert(1)</script>',
    metadata: { aff_click_id: '<img src=x onerror=alert(1)>' },
  });
  await deliver(attribution, event);
  const { text } = await trail(attribution);
  for (const markup of ['<b>session', '<script>alert', '<img src=x']) expect(text).not.toContain(markup);
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});
