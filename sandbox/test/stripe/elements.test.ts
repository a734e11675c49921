import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Served, serve } from '../../support/serve.ts';
import { createReceiver, form, GOOD_CARD, type StandIn, startStandIn } from './support.ts';

const receiver = createReceiver();
let receiving: Served;
let standIn: StandIn;

beforeAll(async () => {
  const attributionPort = await freePort(0);
  receiving = await serve(receiver.app, attributionPort);
  standIn = await startStandIn({ attributionPort });
});
afterAll(async () => {
  await standIn.close();
  await receiving.close();
});

const KEY = 'pk_test_stripe_sandbox';
const get = (path: string, query: Record<string, string>) =>
  standIn.app.request(`/v3/${path}?${new URLSearchParams(query)}`);

const ELEMENTS = {
  'buy-button': {
    settings: { buy_button_id: 'buy_btn_sandbox_book', publishable_key: KEY },
    choice: {},
    session: {
      mode: 'payment',
      amount_total: 1200,
      customer_creation: 'always',
      payment_link: 'plink_sandbox_book',
    },
  },
  'pricing-table': {
    settings: { pricing_table_id: 'prctbl_sandbox', publishable_key: KEY },
    choice: { price: 'price_pro_monthly' },
    session: { mode: 'subscription', amount_total: 2900, customer_creation: null, payment_link: null },
  },
};

describe.each(Object.entries(ELEMENTS))('<stripe-%s>', (name, { settings, choice, session }) => {
  const open = async (buyer: Record<string, string> = {}) => {
    const answer = await get(`${name}-checkout`, { ...settings, ...choice, ...buyer });
    expect(answer.status).toBe(303);
    const path = answer.headers.get('Location') ?? '';
    return { path, opened: await standIn.sdk().checkout.sessions.retrieve(path.slice('/c/pay/'.length)) };
  };

  it('has a script that defines it', async () => {
    const answer = await standIn.app.request(`/v3/${name}.js`);
    expect(answer.headers.get('Content-Type')).toContain('javascript');
    expect(await answer.text()).toContain('customElements.define');
  });

  it('has a frame that any page may hold, with what it sells and without inline code', async () => {
    const answer = await get(`${name}-app.html`, settings);
    expect(answer.headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
    const page = await answer.text();
    expect(page).toContain('The Slow Brew Handbook');
    expect(page).toMatch(/<button[^>]*type="submit"/);
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
  });

  it('waits with the redirect until it knows the buyer, and sends no blank values', async () => {
    const page = await (await get(`${name}-app.html`, settings)).text();
    expect(page).toMatch(/<form[^>]*target="_top"[^>]*\shidden>/);
    for (const field of ['client_reference_id', 'customer_email'])
      expect(page).toContain(`<input type="hidden" name="${field}" disabled />`);
  });

  it('opens a session that carries the reference and the e-mail address', async () => {
    const { path, opened } = await open({
      client_reference_id: 'click-7',
      customer_email: 'ada@example.com',
    });
    expect(opened).toMatchObject({ ...session, client_reference_id: 'click-7' });
    expect(await (await standIn.app.request(path)).text()).toContain('value="ada@example.com"');
  });

  it.each(['a', 'A-_9', 'x'.repeat(200)])('takes the reference "%s"', async (client_reference_id) => {
    expect((await open({ client_reference_id })).opened.client_reference_id).toBe(client_reference_id);
  });

  it.each(['', ' ', 'a b', '<script>', 'ä', 'x'.repeat(201)])(
    'drops "%s" silently',
    async (client_reference_id) => {
      const { path, opened } = await open({ client_reference_id });
      expect(opened.client_reference_id).toBeNull();
      expect((await standIn.app.request(path, form(GOOD_CARD))).status).toBe(303);
    },
  );

  it('has no reference at all where the element has none', async () => {
    const { opened } = await open();
    const listed = await (await standIn.app.request('/sandbox/sessions')).json();
    const { parameters } = listed.find(({ id }: { id: string }) => id === opened.id);
    expect(parameters).toEqual({ ...settings, ...choice });
  });

  it('ends in a signed webhook', async () => {
    const { path, opened } = await open({ client_reference_id: 'click-8' });
    await standIn.app.request(path, form(GOOD_CARD));
    const { body, signature } = receiver.requests.at(-1) ?? { body: '', signature: '' };
    const event = standIn.sdk().webhooks.constructEvent(body, signature, standIn.world.keys.stripeWebhook);
    expect(event.data.object).toMatchObject({ id: opened.id, client_reference_id: 'click-8' });
  });

  it.each([
    ['publishable_key', '', 'publishable-key is missing'],
    ['publishable_key', 'pk_test_of_somebody_else', 'not that of this account'],
    [Object.keys(settings)[0] ?? '', '', `${name}-id is missing`],
    [Object.keys(settings)[0] ?? '', 'toString', '“toString”'],
    [Object.keys(settings)[0] ?? '', '<script>', '“&lt;script&gt;”'],
  ])('with %s = "%s" says so and sells nothing', async (field, value, problem) => {
    const wrong = { ...settings, [field]: value };
    const frame = await get(`${name}-app.html`, wrong);
    expect(frame.status).toBe(400);
    const page = await frame.text();
    expect(page).toMatch(/role="alert"/);
    expect(page).toContain(problem);
    expect(page).not.toContain('<form');
    expect((await get(`${name}-checkout`, { ...wrong, ...choice })).status).toBe(400);
  });
});

it('sells by a Pricing Table only what that shows', async () => {
  const { settings } = ELEMENTS['pricing-table'];
  for (const choice of [{}, { price: 'price_other' }, { price: 'constructor' }])
    expect((await get('pricing-table-checkout', { ...settings, ...choice })).status).toBe(400);
});

it('shows on its front page by which way each session was opened', async () => {
  await standIn.app.request('/test_pro');
  const page = await (await standIn.app.request('/')).text();
  for (const way of ['Buy Button', 'Pricing Table', 'Payment Link'])
    expect(page).toMatch(new RegExp(`${way}\\s*<code`));
});
