import { type Context, Hono } from 'hono';
import type Stripe from 'stripe';
import { z } from 'zod';
import { emailAddress } from '../support/email-address.ts';
import { invalid } from './api-error.ts';
import { newCustomer } from './customer.ts';
import { nestForm } from './form-body.ts';
import type { ApiObject, ObjectStore } from './object-store.ts';
import { type Made, newPrice, newProduct } from './price.ts';
import { toApiError } from './session-params.ts';
import { integer, metadata } from './session-schema.ts';

type Env = { Variables: { livemode: boolean } };

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const text = z.string();
const recurring = z.looseObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: integer.optional(),
});
const money = {
  currency: text.regex(/^[A-Za-z]{3}$/, 'Invalid currency: use a three-letter ISO code such as usd.'),
  unit_amount: integer,
};

const productChange = z.looseObject({
  name: text.optional(),
  description: text.optional(),
  active: flag.optional(),
  metadata: metadata.optional(),
  images: z.array(text).optional(),
  default_price: text.optional(),
});
const product = productChange.extend({
  name: text,
  id: text.optional(),
  default_price_data: z.looseObject({ ...money, recurring: recurring.optional() }).optional(),
});
const priceChange = z.looseObject({
  active: flag.optional(),
  nickname: text.optional(),
  lookup_key: text.optional(),
  metadata: metadata.optional(),
});
const price = priceChange.extend({
  ...money,
  product: text.optional(),
  product_data: z.looseObject({ name: text }).optional(),
  recurring: recurring.optional(),
});
const customer = z.looseObject({
  email: emailAddress('Invalid email address.').optional(),
  name: text.optional(),
  description: text.optional(),
  phone: text.optional(),
  metadata: metadata.optional(),
});

/** Products, prices and customers: make, retrieve, change and list. https://docs.stripe.com/api */
export function catalogueApi(objects: ObjectStore): Hono<Env> {
  const api = new Hono<Env>();
  const made = (c: Context<Env>): Made => ({
    livemode: c.get('livemode'),
    now: Math.floor(Date.now() / 1000),
  });
  const keep = <One extends ApiObject>(one: One): One => {
    objects.put(one);
    return one;
  };

  api.post('/products', (c) =>
    reading(c, product, ({ default_price_data, id, ...fields }) => {
      const one = newProduct(fields as Partial<Stripe.Product> & { name: string }, { ...made(c), id });
      if (!default_price_data) return keep(one);
      const first = keep(newPrice({ ...default_price_data, product: one.id }, made(c)));
      return keep({ ...one, default_price: first.id });
    }),
  );
  api.post('/prices', (c) =>
    reading(c, price, ({ product: named, product_data, ...fields }) => {
      if (!named === !product_data)
        return invalid(
          'You must specify either `product` or `product_data` when creating a price.',
          'product',
        );
      if (named && !objects.get<Stripe.Product>('product', named))
        return invalid(`No such product: '${named}'`, 'product', 'resource_missing');
      const of = named ?? keep(newProduct({ name: product_data?.name ?? '' }, made(c))).id;
      return keep(newPrice({ ...fields, product: of }, made(c)));
    }),
  );
  api.post('/customers', (c) =>
    reading(c, customer, (fields) =>
      keep(newCustomer(fields, { livemode: c.get('livemode'), now: made(c).now })),
    ),
  );

  const lists = [
    ['products', 'product', productChange],
    ['prices', 'price', priceChange],
    ['customers', 'customer', customer],
  ] as const;
  for (const [path, kind, change] of lists) {
    api.get(`/${path}/:id`, (c) => {
      const one = objects.get(kind, c.req.param('id'));
      return one ? c.json(expanded(one, c, '')) : missing(c, kind);
    });
    api.post(`/${path}/:id`, (c) => {
      const one = objects.get(kind, c.req.param('id') ?? '');
      if (!one) return missing(c, kind);
      return reading(c, change, (fields) => keep({ ...one, ...fields } as ApiObject));
    });
    api.get(`/${path}`, (c) => {
      const limit = Math.min(100, Math.max(1, Number(c.req.query('limit') ?? 10) || 10));
      const wanted = objects.all<ApiObject>(kind).filter((one) => isWanted(one as ApiObject & Filterable, c));
      const data = wanted.slice(0, limit).map((one) => expanded(one, c, 'data.'));
      return c.json({ object: 'list', url: `/v1/${path}`, has_more: wanted.length > limit, data });
    });
  }
  return api;

  /** A price with its product, where `expand` asks for that. https://docs.stripe.com/api/expanding_objects */
  function expanded(one: ApiObject, c: Context, prefix: string): object {
    const names = new URL(c.req.url).searchParams;
    const wants = [...names].some(
      ([name, value]) => name.startsWith('expand[') && value === `${prefix}product`,
    );
    const named = (one as { product?: unknown }).product;
    return wants && named ? { ...one, product: objects.get('product', String(named)) ?? named } : one;
  }
}

type Filterable = {
  active?: boolean;
  product?: string;
  type?: string;
  email?: string | null;
  lookup_key?: string | null;
};

function isWanted(one: ApiObject & Filterable, c: Context<Env>): boolean {
  const query = new URL(c.req.url).searchParams;
  const keys = [...query].flatMap(([name, value]) => (name.startsWith('lookup_keys[') ? [value] : []));
  const agrees = (name: 'active' | 'product' | 'type' | 'email') =>
    !query.has(name) || String(one[name]) === query.get(name);
  return (
    (['active', 'product', 'type', 'email'] as const).every(agrees) &&
    (keys.length === 0 || keys.includes(one.lookup_key ?? ''))
  );
}

/** Answers what is made of a well-formed body, or what is wrong with it. */
async function reading<Fields>(
  c: Context,
  schema: z.ZodType<Fields>,
  make: (fields: Fields) => object & { readonly object?: string },
) {
  const body = nestForm(new URLSearchParams(await c.req.text()));
  const parsed = schema.safeParse(body);
  const [issue] = parsed.error?.issues ?? [];
  if (issue) return c.json({ error: toApiError(issue, body) }, 400);
  const made = make(parsed.data as Fields);
  return 'message' in made ? c.json({ error: made }, 400) : c.json(made);
}

const missing = (c: Context, kind: string) =>
  c.json(
    {
      error: invalid(
        `No such ${kind}: '${c.req.param('id')}'`,
        kind === 'customer' ? 'id' : kind,
        'resource_missing',
      ),
    },
    404,
  );
