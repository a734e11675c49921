import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../attribution/app.ts';
import {
  charge,
  checkoutEvent,
  click,
  clickBody,
  deliver,
  invoice,
  jsonOf,
  list,
  page,
  postClick,
  postConversion,
  postForm,
  start,
  stripeEvent,
} from './support.ts';

/** The page of the newest conversion, step by step: what each says, without its markup. */
async function trail(attribution: Attribution, steps = ['link', 'click', 'carrier', 'event', 'decision']) {
  const [newest] = await list(attribution, 'conversions');
  const text = await page(attribution, `/conversions/${newest?.id}`);
  const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const found = [...text.matchAll(/<li class="card step[^"]*" id="step-(\w+)">(.*?)<\/li>/gs)];
  expect(found.map(([, name]) => name)).toEqual(steps);
  return { text, ...Object.fromEntries(found.map(([, name, html = '']) => [name, plain(html)])) } as Record<
    'text' | 'link' | 'click' | 'carrier' | 'invoice' | 'event' | 'decision' | 'refund',
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

describe('the page of a renewal', () => {
  const steps = ['link', 'click', 'carrier', 'invoice', 'event', 'decision'];
  const session = { id: 'cs_1', subscription: 'sub_1', invoice: 'in_1', amount_total: 1900 };

  it('goes from the click by the session of the beginning to the invoice', async () => {
    const attribution = start();
    const client_reference_id = await click(attribution);
    await deliver(attribution, checkoutEvent({ ...session, client_reference_id }));
    await deliver(attribution, stripeEvent('invoice.paid', invoice(), { id: 'evt_2' }));
    const { text, carrier, invoice: paid, event, decision } = await trail(attribution, steps);
    expect(text).toContain('<h1>Renewal of $49.00</h1>');
    expect(text).toContain('Renewal</span>');
    for (const fact of ['Checkout Session', 'cs_1', `client_reference_id ${client_reference_id}`, 'sub_1'])
      expect(carrier).toContain(fact);
    // The amount of the beginning would be another.
    expect(carrier).not.toContain('$');
    for (const fact of ['in_2', 'subscription_cycle', '$49.00', 'a@b.example']) expect(paid).toContain(fact);
    for (const fact of ['evt_2', 'invoice.paid', 'recorded a renewal of $49.00'])
      expect(event).toContain(fact);
    expect(decision).toContain('Earned by “Ada Example”');
    expect(text).not.toContain(BREAK);
  });

  it('names the subscription where the session is unknown', async () => {
    const attribution = start();
    const aff_click_id = await click(attribution);
    await deliver(attribution, stripeEvent('invoice.paid', invoice({}, { aff_click_id })));
    const { carrier, decision } = await trail(attribution, steps);
    expect(carrier).toMatch(new RegExp(`Subscription .*sub_1.*metadata.aff_click_id ${aff_click_id}`));
    expect(carrier).not.toContain('Checkout Session');
    expect(decision).toContain('the subscription&#39;s metadata.aff_click_id names a click');
  });

  it('breaks where the trail of the first sale does', async () => {
    const attribution = start();
    await deliver(attribution, checkoutEvent(session));
    await deliver(attribution, stripeEvent('invoice.paid', invoice()));
    const { carrier, decision } = await trail(attribution, steps);
    expect(carrier).toMatch(new RegExp(`${BREAK}.*names no click`));
    expect(decision).toContain('Earned by nobody');
  });
});

describe('the page of a refunded sale', () => {
  it('ends with what went back, how and when', async () => {
    const attribution = start();
    const client_reference_id = await click(attribution);
    await deliver(attribution, checkoutEvent({ client_reference_id, payment_intent: 'pi_1' }));
    await deliver(attribution, stripeEvent('charge.refunded', charge('pi_1', 1200), { id: 'evt_2' }));
    const steps = ['link', 'click', 'carrier', 'event', 'decision', 'refund'];
    const { text, decision, refund } = await trail(attribution, steps);
    expect(text).toContain('Partly refunded</span>');
    expect(decision).not.toContain('went back');
    for (const fact of ['$12.00 went back, $37.00 still count', 'ch_of_pi_1', 'pi_1', 'evt_2'])
      expect(refund).toContain(fact);
    expect(refund).toContain('Refund');
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

describe('the codes at a step where the chain breaks', () => {
  it('are those of a page that leads there, each with the way to its explanation', async () => {
    const attribution = start();
    await deliver(attribution, checkoutEvent({ client_reference_id: 'cart-991' }));
    const { text, carrier, decision } = await trail(attribution);
    expect(carrier).toContain('the debug mode shows this: SG61');
    expect(decision).not.toMatch(/SG\d\d/);
    const targets = [...text.matchAll(/href="\/codes#(\w+)"/g)].map(([, code]) => code);
    expect(targets).toEqual(['SG61']);
    expect(await page(attribution, '/codes')).toContain('id="SG61"');
  });

  it.each([
    ['no_reference', {}, ['SG11', 'SG26']],
    ['click_unknown', { client_reference_id: randomUUID() }, ['SG01', 'SG03']],
    ['promo_code_unknown', { promo_code: 'NOPE' }, []],
  ])('for %s', async (code, signals, codes) => {
    const attribution = start();
    if ('promo_code' in signals) await postConversion(attribution, lead(signals));
    else await deliver(attribution, checkoutEvent(signals));
    const { text, decision } = await trail(attribution);
    expect(decision).toContain(code);
    expect([...text.matchAll(/href="\/codes#(\w+)"/g)].map(([, found]) => found)).toEqual(codes);
  });

  it('name no Payment Link for what the Conversion API was told', async () => {
    const attribution = start();
    await click(attribution);
    await postConversion(attribution, lead());
    const { carrier } = await trail(attribution);
    expect(carrier).toContain('SG63');
    expect(carrier).not.toContain('SG62');
  });

  it('are none where a partner earns the sale', async () => {
    const attribution = start();
    const client_reference_id = await click(attribution);
    await deliver(attribution, checkoutEvent({ client_reference_id }));
    expect((await trail(attribution)).text).not.toContain('/codes#');
  });
});

describe('the reasons for a sale that names nothing', () => {
  const DAY = 24 * 3600 * 1000;
  const codesOf = (text: string) => [...text.matchAll(/href="\/codes#(\w+)"/g)].map(([, code]) => code);

  it('include the page’s only where there was a click to hand over', async () => {
    const attribution = start();
    await click(attribution);
    await deliver(attribution, checkoutEvent());
    const { text, carrier } = await trail(attribution);
    expect(codesOf(text)).toEqual(['SG11', 'SG80', 'SG60', 'SG62', 'SG63', 'SG32', 'SG34', 'SG26']);
    expect(carrier).toMatch(/latest click before it, at .* came by demo/);
    expect(carrier).toMatch(/SG11 the visitor has no referral/);
    expect(carrier).toMatch(
      /SG32 the tab with the click was closed.* SG34 .*paid in another tab.* no-referrer /,
    );
  });

  it('say that there was no click, so that none can have been lost on the page', async () => {
    const attribution = start();
    await deliver(attribution, checkoutEvent());
    const { text, carrier } = await trail(attribution);
    expect(carrier).toContain('In the 30 days before it no click was registered.');
    expect(codesOf(text)).toEqual(['SG11', 'SG26']);
  });

  it('begin with the clicks that were refused: ref, reason, how often, when', async () => {
    const attribution = start({ now: () => 1_790_000_060_000 });
    for (const ref of ['p2', 'p2', '<i>']) await postClick(attribution, clickBody({ ref }));
    await postClick(attribution, clickBody({ merchant_key: 'pk_test_other' }));
    await deliver(attribution, checkoutEvent());
    const { text, carrier } = await trail(attribution);
    expect(codesOf(text)).toEqual(['SG28', 'SG25', 'SG11', 'SG26']);
    expect(carrier).toMatch(/SG28 refused once: the key “pk_test_other” is unknown here, last at/);
    expect(carrier).toMatch(/refused 2 times: no partner has the ref “p2”, last at/);
    expect(carrier).toContain('no partner has the ref “&lt;i&gt;”');
    expect(text).toContain('datetime="2026-09-21T14:14:20.000Z"');
  });

  it('know neither what came later, nor another mode, nor what is older than a click counts', async () => {
    let now = 1_790_000_000_000;
    const attribution = start({ now: () => now });
    await click(attribution);
    await postClick(attribution, clickBody({ ref: 'old' }));
    now += 31 * DAY;
    await click(attribution, { merchant_key: 'pk_live_sandbox' });
    await postClick(attribution, clickBody({ ref: 'live', merchant_key: 'pk_live_sandbox' }));
    await deliver(attribution, checkoutEvent());
    now += DAY;
    await click(attribution);
    await postClick(attribution, clickBody({ ref: 'later' }));
    const { text, carrier } = await trail(attribution);
    expect(codesOf(text)).toEqual(['SG11', 'SG26']);
    expect(carrier).toContain('no click was registered');
  });
});
