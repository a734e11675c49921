import { money } from './money.ts';
import type { Conversion } from './store/conversions.ts';

/** `Lead`, `Sale of $12.00`. */
export function saleName(sale: Conversion): string {
  return sale.counts_as === 'lead' ? 'Lead' : `Sale of ${money(sale)}`;
}
