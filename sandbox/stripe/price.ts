import type Stripe from 'stripe';
import { PRICES, type Price } from './catalogue.ts';
import { newId } from './ids.ts';
import type { ObjectStore } from './object-store.ts';

export type Made = { readonly id?: string | undefined; readonly livemode: boolean; readonly now: number };

/** https://docs.stripe.com/api/products/object */
export function newProduct(
  fields: Partial<Stripe.Product> & { readonly name: string },
  { id = newId('prod_', 14), livemode, now }: Made,
): Stripe.Product {
  return {
    active: true,
    default_price: null,
    description: null,
    images: [],
    marketing_features: [],
    metadata: {},
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    url: null,
    ...fields,
    id,
    object: 'product',
    created: now,
    livemode,
    updated: now,
  };
}

type PriceFields = {
  readonly currency: string;
  readonly unit_amount: number;
  readonly product: string;
  readonly recurring?:
    | { readonly interval: Price['interval']; readonly interval_count?: number | undefined }
    | undefined;
} & { readonly [Field in keyof Stripe.Price]?: unknown };

/** https://docs.stripe.com/api/prices/object */
export function newPrice(
  { recurring, ...fields }: PriceFields,
  { id = newId('price_'), livemode, now }: Made,
): Stripe.Price {
  return {
    active: true,
    billing_scheme: 'per_unit',
    custom_unit_amount: null,
    lookup_key: null,
    metadata: {},
    nickname: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    ...fields,
    recurring: recurring
      ? { interval_count: 1, meter: null, trial_period_days: null, usage_type: 'licensed', ...recurring }
      : null,
    id,
    object: 'price',
    created: now,
    currency: fields.currency.toLowerCase(),
    livemode,
    type: recurring ? 'recurring' : 'one_time',
    unit_amount_decimal: String(fields.unit_amount),
  } as unknown as Stripe.Price;
}

/** Finds the price that a session names: one that was made by the API, or one of the catalogue. */
export type PriceBook = (id: string) => Price | undefined;

export function priceBook(objects: ObjectStore): PriceBook {
  return (id) => {
    const listed = PRICES.get(id);
    if (listed) return listed;
    const price = objects.get<Stripe.Price>('price', id);
    const product = price && objects.get<Stripe.Product>('product', String(price.product));
    return (
      price && {
        name: product?.name ?? id,
        description: product?.description ?? undefined,
        currency: price.currency,
        unitAmount: price.unit_amount ?? 0,
        interval: price.recurring?.interval as Price['interval'],
      }
    );
  };
}

/** What the catalogue sells, as the API shows it: the merchant has made it in their dashboard. */
export function addCatalogue(objects: ObjectStore): void {
  for (const [id, { name, description, currency, unitAmount, interval }] of PRICES) {
    if (objects.get<Stripe.Price>('price', id)) continue;
    const made = { livemode: false, now: 1_767_225_600 };
    const product = `prod_${id.replace(/^price_/, '')}`;
    objects.put(
      newProduct({ name, description: description ?? null, default_price: id }, { id: product, ...made }),
    );
    const recurring = interval && { interval };
    objects.put(newPrice({ currency, unit_amount: unitAmount, product, recurring }, { id, ...made }));
  }
}
