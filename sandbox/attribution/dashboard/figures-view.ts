import { html } from 'hono/html';
import { moneyOf } from '../money-of.ts';
import type { Amount, Figures } from '../store/reads.ts';
import type { Html } from './layout.ts';

/** `$120.00 · €30.00`; sums of different currencies are never added up. */
export function amounts(revenue: readonly Amount[]): string {
  return revenue.map(moneyOf).join(' · ') || '0';
}

/** The figures on top of a page. A partner's own page has no unattributed sales to show. */
export function figuresView(
  { clicks, sales, leads, unattributed, unpaid, refunds, revenue }: Figures,
  ofPartner = false,
): Html {
  const figure = (label: string, value: Html | string, hint: string) =>
    html`<div class="card figure"><dt>${label}</dt><dd>${value}</dd>${hint ? html`<dd class="hint">${hint}</dd>` : ''}</div>`;
  return html`<dl class="figures" id="figures" data-live>
    ${figure('Clicks', number(clicks), 'registered by the snippet')}
    ${figure('Attributed sales', number(sales), leads > 0 ? `and ${number(leads)} ${leads === 1 ? 'lead' : 'leads'}` : 'credited to a partner')}
    ${figure('Referred revenue', revenueView(revenue), refunds > 0 ? `after ${number(refunds)} ${refunds === 1 ? 'refund' : 'refunds'}` : 'paid by customers of partners')}
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

const revenueView = (revenue: readonly Amount[]) =>
  revenue.length > 0
    ? html`${revenue.map((amount) => html`<span class="sum">${moneyOf(amount)}</span> `)}`
    : '0';

const number = (value: number) => value.toLocaleString('en-US');
