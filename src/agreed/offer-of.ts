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
  if (!isObject(partner)) return null;
  const text = (name: string) => shortText(discount?.[name]) ?? null;
  const number = (name: string) => {
    const value = discount?.[name];
    return Number.isFinite(value) ? (value as number) : null;
  };
  return {
    partner: { name: shortText(partner.name) ?? null },
    discount: isObject(discount)
      ? {
          code: text('code'),
          percent_off: number('percent_off'),
          amount_off: number('amount_off'),
          currency: text('currency'),
          duration: text('duration'),
          duration_in_months: number('duration_in_months'),
        }
      : null,
  };
}

const isObject = (value: unknown): value is Unknown => typeof value === 'object' && value !== null;
