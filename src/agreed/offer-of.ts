import { shortText } from './short-text.ts';

/** What a partner's link promises the visitor, as the API has said it: plain data, made to be shown as text. */
export type Offer = {
  readonly partner: { readonly name: string | null };
  readonly discount: Discount | null;
};

/** As Stripe's coupons have it (https://docs.stripe.com/api/coupons/object). A missing member is `null`. */
export type Discount = {
  readonly code: string | null;
  readonly percent_off: number | null;
  /** In the smallest unit of the currency. */
  readonly amount_off: number | null;
  readonly currency: string | null;
  readonly duration: string | null;
  readonly duration_in_months: number | null;
};

type Unknown = { readonly [name: string]: unknown };

/** An offer from the network, storage or another tab: unknown members are dropped, texts have at most 255 characters. */
export function offerOf(value: unknown): Offer | null {
  const { partner, discount } = (value ?? {}) as { partner?: Unknown; discount?: Unknown };
  if (typeof partner !== 'object' || !partner) return null;
  const text = (value: unknown) => shortText(value) ?? null;
  const number = (value: unknown) => (Number.isFinite(value) ? (value as number) : null);
  return {
    partner: { name: text(partner.name) },
    discount:
      typeof discount === 'object' && discount
        ? {
            code: text(discount.code),
            percent_off: number(discount.percent_off),
            amount_off: number(discount.amount_off),
            currency: text(discount.currency),
            duration: text(discount.duration),
            duration_in_months: number(discount.duration_in_months),
          }
        : null,
  };
}
