import type Stripe from 'stripe';

const ID = 'promo_sandbox_';

/**
 * The promotion code that customers type as `code`, if there is one. As a test card says by its number whether it pays, a
 * code of the stand-in says at its end what it takes off, in percent and once: `ANN20` 20 %.
 */
export function promotionCodeOf(code: string, livemode: boolean): Stripe.PromotionCode | undefined {
  const percent = percentOf(code);
  if (percent === undefined) return undefined;
  return {
    id: ID + code.toUpperCase(),
    object: 'promotion_code',
    active: true,
    code: code.toUpperCase(),
    created: 0,
    customer: null,
    customer_account: null,
    expires_at: null,
    livemode,
    max_redemptions: null,
    metadata: {},
    promotion: { coupon: `${percent}_off_once`, type: 'coupon' },
    restrictions: { first_time_transaction: false, minimum_amount: null, minimum_amount_currency: null },
    times_redeemed: 0,
  };
}

/** What the promotion code of that ID takes off, in percent; undefined where there is no such code. */
export function percentOfId(id: string): number | undefined {
  return id.startsWith(ID) ? percentOf(id.slice(ID.length)) : undefined;
}

/** What Stripe lists: one code or none. https://docs.stripe.com/api/promotion_codes/list */
export function listOf(code: object | undefined) {
  return { object: 'list', url: '/v1/promotion_codes', has_more: false, data: code ? [code] : [] };
}

function percentOf(code: string): number | undefined {
  const percent = Number(code.match(/^[a-z\d-]*?(\d+)$/i)?.[1]);
  return percent >= 1 && percent <= 100 ? percent : undefined;
}
