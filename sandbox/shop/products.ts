/** Everything the shop sells. Amounts are in cents; `label` is the amount as people read it. */
export const PRODUCTS = {
  pro: {
    name: 'Fernleaf Pro',
    description: 'Three fresh teas at your door every month',
    currency: 'usd',
    unitAmount: 2900,
    label: '$29',
    interval: 'month',
  },
  book: {
    name: 'The Slow Brew Handbook',
    description: 'A cloth-bound field guide, 128 pages',
    currency: 'usd',
    unitAmount: 1200,
    label: '$12',
    interval: undefined,
  },
} as const;

export type ProductId = keyof typeof PRODUCTS;
export type Product = (typeof PRODUCTS)[ProductId];
