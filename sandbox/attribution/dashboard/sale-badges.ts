import { html } from 'hono/html';
import { isRenewal } from '../sale-name.ts';
import type { Conversion } from '../store/conversions.ts';
import type { Html } from './layout.ts';

/** What there is to know of a sale at a glance. */
export function saleBadges(sale: Conversion): Html {
  return html`<span class="badge ${sale.attributed ? 'good' : 'plain'}">${sale.attributed ? 'Attributed' : 'Unattributed'}</span>
    ${isRenewal(sale) ? html`<span class="badge plain">Renewal</span>` : ''}
    ${sale.counts_as === 'unpaid' ? html`<span class="badge wait">Unpaid</span>` : ''}
    ${sale.refunded_cents > 0 ? html`<span class="badge wait">${sale.refunded_cents < sale.amount_cents ? 'Partly refunded' : 'Refunded'}</span>` : ''}
    ${sale.mode === 'live' ? html`<span class="badge live-mode">Live mode</span>` : ''}`;
}
