/** What the merchant has set up in "their Stripe dashboard": the business name, prices, and what sells them. */
export const BUSINESS_NAME = 'Fernleaf';

export type Price = {
  readonly name: string;
  readonly description?: string | undefined;
  readonly currency: string;
  /** In the smallest unit of the currency: cents. */
  readonly unitAmount: number;
  readonly interval?: 'day' | 'week' | 'month' | 'year' | undefined;
};

export type PaymentLink = {
  readonly id: string;
  readonly mode: 'payment' | 'subscription';
  readonly price: string;
};

/** Prices that a session may name as `line_items[0][price]`, besides those it describes with `price_data`. */
export const PRICES: ReadonlyMap<string, Price> = new Map([
  [
    'price_pro_monthly',
    {
      name: 'Fernleaf Pro',
      description: 'Three fresh teas at your door every month',
      currency: 'usd',
      unitAmount: 2900,
      interval: 'month',
    },
  ],
  [
    'price_book',
    {
      name: 'The Slow Brew Handbook',
      description: 'A cloth-bound field guide, 128 pages',
      currency: 'usd',
      unitAmount: 1200,
    },
  ],
]);

/** Payment Links by the path that follows the host, as in `buy.stripe.com/test_…`. */
export const PAYMENT_LINKS: ReadonlyMap<string, PaymentLink> = new Map([
  ['test_pro', { id: 'plink_sandbox_pro', mode: 'subscription', price: 'price_pro_monthly' }],
  ['test_book', { id: 'plink_sandbox_book', mode: 'payment', price: 'price_book' }],
]);

/** Buy Buttons by ID, each with the path of the Payment Link behind it, as in real Stripe. */
export const BUY_BUTTONS: ReadonlyMap<string, { readonly link: string; readonly text: string }> = new Map([
  ['buy_btn_sandbox_book', { link: 'test_book', text: 'Buy now' }],
  ['buy_btn_sandbox_pro', { link: 'test_pro', text: 'Subscribe' }],
]);

/** Pricing Tables by ID, each with the prices that it shows. */
export const PRICING_TABLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['prctbl_sandbox', ['price_pro_monthly', 'price_book']],
]);
