import { html } from 'hono/html';
import { moneyOf } from '../money-of.ts';
import type { Amount, Figures } from '../store/reads.ts';
import type { Html } from './layout.ts';
import { moneyView } from './wrap.ts';

/** `$120.00 · €30.00`; sums of different currencies are never added up. */
export function amounts(revenue: readonly Amount[]): string {
  return revenue.map(moneyOf).join(' · ') || '0';
}

type Options = {
  /** Whose amount stands large; the others stand below it. */
  readonly currency: string;
  /** A partner's own page has no unattributed sales to show. */
  readonly ofPartner?: boolean;
};

/** The figures on top of a page. */
export function figuresView(
  { clicks, sales, leads, unattributed, unpaid, refunds, revenue }: Figures,
  { currency, ofPartner = false }: Options,
): Html {
  const figure = (label: string, value: Html | string, hint: string) =>
    html`<div class="card figure"><dt>${label}</dt><dd>${value}</dd>${hint ? html`<dd class="hint">${hint}</dd>` : ''}</div>`;
  return html`<dl class="figures" id="figures" data-live>
    ${figure('Clicks', number(clicks), 'registered by the snippet')}
    ${figure('Attributed sales', number(sales), leads > 0 ? `and ${number(leads)} ${leads === 1 ? 'lead' : 'leads'}` : 'credited to a partner')}
    ${figure('Referred revenue', revenueView(revenue, currency), revenueHint(revenue, currency, refunds))}
    ${
      ofPartner
        ? figure('Awaiting payment', number(unpaid), 'not counted yet')
        : figure(
            'Unattributed sales',
            number(unattributed),
            unpaid > 0 ? `and ${number(unpaid)} awaiting payment` : 'credited to nobody',
          )
    }
  </dl>`;
}

function revenueView(revenue: readonly Amount[], currency: string): Html | string {
  if (revenue.length === 0) return '0';
  return moneyView(revenue.find((one) => one.currency === currency) ?? { currency, amount_cents: 0 });
}

function revenueHint(revenue: readonly Amount[], currency: string, refunds: number): string {
  const others = revenue.filter((one) => one.currency !== currency);
  const parts = [
    ...(others.length > 0 ? [`and ${others.map(moneyOf).join(', ')}`] : []),
    ...(refunds > 0 ? [`after ${number(refunds)} ${refunds === 1 ? 'refund' : 'refunds'}`] : []),
  ];
  return parts.join(', ') || 'paid by customers of partners';
}

const number = (value: number) => value.toLocaleString('en-US');
