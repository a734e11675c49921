import { BUY_BUTTONS, PRICING_TABLES } from './catalogue.ts';

/** The two elements, by the name that follows `stripe-` in their tag. */
export type ElementName = 'buy-button' | 'pricing-table';

const KNOWN = {
  'buy-button': { ids: BUY_BUTTONS, what: 'Buy Button', start: 'buy_btn_' },
  'pricing-table': { ids: PRICING_TABLES, what: 'Pricing Table', start: 'prctbl_' },
};

/** What keeps an element from showing what it sells, in words for the merchant; undefined when nothing does. */
export function elementProblem(
  name: ElementName,
  id: string | undefined,
  key: string | undefined,
  publishableKey: string,
): string | undefined {
  const { ids, what, start } = KNOWN[name];
  if (!key) return `<stripe-${name}>: the attribute publishable-key is missing.`;
  if (key !== publishableKey) return `<stripe-${name}>: the publishable-key is not that of this account.`;
  if (!id) return `<stripe-${name}>: the attribute ${name}-id is missing; it starts with ${start}.`;
  return ids.has(id) ? undefined : `<stripe-${name}>: this account has no ${what} “${id}”.`;
}
