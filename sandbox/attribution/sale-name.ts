import { moneyOf } from './money-of.ts';
import type { Conversion } from './store/conversions.ts';

/** `Lead`, `Sale of $12.00`, `Renewal of $29.00`. */
export function saleName(sale: Conversion): string {
  if (sale.counts_as === 'lead') return 'Lead';
  return `${isRenewal(sale) ? 'Renewal' : 'Sale'} of ${moneyOf(sale)}`;
}

/** Whether a subscription has brought this money again. What the Conversion API calls a renewal is the merchant's affair. */
export function isRenewal({ source, event_type }: Pick<Conversion, 'source' | 'event_type'>): boolean {
  return source === 'checkout' && event_type === 'renewal';
}
