export type Plan = 'book' | 'pro';

export const planNames = { book: 'The handbook, $12', pro: 'Three teas a month, $29' } as const;

const host = import.meta.env.VITE_PAYMENT_LINK_HOST;

export const paymentLinks = { book: `http://${host}/test_book`, pro: `http://${host}/test_pro` } as const;
