import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CLICK_ID, form, type OpenShop, openShop } from './support.ts';

let world: OpenShop;
beforeEach(async () => {
  world = await openShop();
});
afterEach(() => world.close());

const ADA = { name: 'Ada', email: 'ada@example.com' };
const signUp = (fields: Record<string, string>) => world.shop.request('/signup', form(fields));

it('reports a referred lead to Selgeo', async () => {
  const answer = await signUp({ ...ADA, click_id: CLICK_ID });
  expect(answer.headers.get('Location')).toBe('/thanks');
  expect(world.attribution.conversions).toEqual([
    {
      authorization: 'Bearer sk_test_sandbox',
      body: {
        click_id: CLICK_ID,
        event_type: 'lead',
        prospect_email: 'ada@example.com',
        external_transaction_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    },
  ]);
});

it('gives every lead its own transaction ID', async () => {
  await signUp({ ...ADA, click_id: CLICK_ID });
  await signUp({ ...ADA, click_id: CLICK_ID });
  const ids = world.attribution.conversions.map(({ body }) => body.external_transaction_id);
  expect(new Set(ids).size).toBe(2);
});

it.each([{}, { click_id: '' }, { click_id: 'null' }, { click_id: '<script>' }])(
  'reports a lead with %o without a click ID, and takes the refusal for an answer',
  async (extra) => {
    world.attribution.answers.status = 422;
    const answer = await signUp({ ...ADA, ...(extra as Record<string, string>) });
    expect(answer.headers.get('Location')).toBe('/thanks');
    expect(world.attribution.conversions.map(({ body }) => body)).toEqual([
      {
        event_type: 'lead',
        prospect_email: 'ada@example.com',
        external_transaction_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  },
);

it('takes the lead while the API is down, and reports it later under the same transaction ID', async () => {
  world.attribution.answers.status = 503;
  const answer = await signUp({ ...ADA, click_id: CLICK_ID });
  expect(answer.headers.get('Location')).toBe('/thanks');
  world.attribution.answers.status = 201;
  await vi.waitFor(() => expect(world.log).toContain('shop: lead reported'), 10_000);
  const ids = world.attribution.conversions.map(({ body }) => body.external_transaction_id);
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(1);
});

it.each([400, 401, 422])(
  'takes the lead when the API refuses it with %i, and does not ask again',
  async (status) => {
    world.attribution.answers.status = status;
    const answer = await signUp({ ...ADA, click_id: CLICK_ID });
    expect(answer.headers.get('Location')).toBe('/thanks');
    expect(world.log.join()).toContain(`HTTP ${status}`);
    expect(world.attribution.conversions).toHaveLength(1);
  },
);

it('shows what is wrong at its field, keeps what was typed, and reports nothing', async () => {
  const answer = await signUp({ name: '  ', email: 'ada@"><b>', click_id: CLICK_ID });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('aria-describedby="name-error"');
  expect(page).toContain('aria-describedby="email-error"');
  expect(page).toContain('value="ada@&quot;&gt;&lt;b&gt;"');
  expect(world.attribution.conversions).toHaveLength(0);
});

it('never logs a secret or an address', async () => {
  world.attribution.answers.status = 401;
  await signUp({ ...ADA, click_id: CLICK_ID });
  expect(world.log.join()).not.toMatch(/sk_test|ada@/);
});
