import { settings } from './settings';

export type Plan = 'book' | 'pro';

export const plans = [
  { id: 'book', name: 'The handbook, $12' },
  { id: 'pro', name: 'Three teas a month, $29' },
] as const;

const host = settings.paymentLinkHost;

export const paymentLinks = { book: `http://${host}/test_book`, pro: `http://${host}/test_pro` } as const;
