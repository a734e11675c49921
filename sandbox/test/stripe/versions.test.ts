import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { form, GOOD_CARD, type StandIn, startStandIn } from './support.ts';

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

type Answer = Record<string, unknown> & { error?: { message: string } };

async function api(path: string, version: string | undefined, fields?: Record<string, string>) {
  const answer = await standIn.app.request(`/v1${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: { Authorization: 'Bearer sk_test_x', ...(version && { 'Stripe-Version': version }) },
    ...(fields && { body: new URLSearchParams(fields) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer };
}

const order = {
  mode: 'payment',
  'line_items[0][price]': 'price_book',
  'line_items[0][quantity]': '1',
};
const hosted = { ...order, success_url: 'https://shop.example/thanks' };
const embedded = { ...order, return_url: 'https://shop.example/return' };

describe('a session that is made with an older Stripe-Version', () => {
  it.each(['2020-08-27', '2022-11-15', '2023-10-16', '2024-06-20', '2025-03-31.basil', '2026-02-25.clover'])(
    'has the ui_mode of %s, asked for and answered',
    async (version) => {
      const page = await api('/checkout/sessions', version, { ...hosted, ui_mode: 'hosted' });
      expect(page).toMatchObject({ status: 200, body: { ui_mode: 'hosted', url: expect.any(String) } });
      const frame = await api('/checkout/sessions', version, { ...embedded, ui_mode: 'embedded' });
      expect(frame).toMatchObject({
        status: 200,
        body: { ui_mode: 'embedded', client_secret: expect.any(String) },
      });
      const own = await api('/checkout/sessions', version, { ...embedded, ui_mode: 'custom' });
      expect(own).toMatchObject({
        status: 200,
        body: { ui_mode: 'custom', client_secret: expect.any(String) },
      });
      const unnamed = await api('/checkout/sessions', version, hosted);
      expect(unnamed.body.ui_mode).toBe('hosted');
      expect((await api(`/checkout/sessions/${frame.body.id}`, version)).body.ui_mode).toBe('embedded');
      // The same session, in the words of today.
      expect((await api(`/checkout/sessions/${frame.body.id}`, undefined)).body.ui_mode).toBe(
        'embedded_page',
      );
      const payment = await standIn.app.request(`/c/pay/${page.body.id}`, form(GOOD_CARD));
      expect(payment.status).toBe(303);
    },
  );

  it('is refused with a name of another time, in the words of its own', async () => {
    const later = await api('/checkout/sessions', '2022-11-15', { ...hosted, ui_mode: 'hosted_page' });
    expect(later.status).toBe(400);
    expect(later.body.error?.message).toBe('Invalid ui_mode: must be one of hosted, embedded or custom.');
    for (const version of [undefined, '2026-03-25.dahlia']) {
      const earlier = await api('/checkout/sessions', version, { ...hosted, ui_mode: 'hosted' });
      expect(earlier.body.error?.message).toContain('is called `hosted_page`');
    }
    const misplaced = await api('/checkout/sessions', '2023-10-16', { ...hosted, ui_mode: 'embedded' });
    expect(misplaced.body.error?.message).toContain('with `ui_mode: embedded`');
  });

  it.each([
    ['2020-08-27', 'always'],
    ['2022-08-01', 'if_required'],
    ['2022-11-15', 'if_required'],
  ])('makes a customer by itself before 2022-08-01: %s, %s', async (version, customer_creation) => {
    expect((await api('/checkout/sessions', version, hosted)).body).toMatchObject({ customer_creation });
  });
});

it('a promotion code holds its coupon itself before clover', async () => {
  const data = async (version: string) =>
    ((await api('/promotion_codes?code=ADA20', version)).body.data as object[])[0];
  expect(await data('2024-06-20')).toMatchObject({ code: 'ADA20', coupon: { percent_off: 20 } });
  expect(await data('2024-06-20')).not.toHaveProperty('promotion');
  expect(await data('2025-09-30.clover')).toMatchObject({ promotion: { type: 'coupon' } });
});

it.each(['latest', '2022', '2022-11-15x', ''])('refuses the version “%s”', async (version) => {
  const answer = await standIn.app.request('/v1/promotion_codes', {
    headers: { Authorization: 'Bearer sk_test_x', 'Stripe-Version': version },
  });
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as Answer).error?.message).toContain('Invalid Stripe API version');
});
