import { html } from 'hono/html';
import { saleName } from '../sale-name.ts';
import type { Customer } from '../store/customers.ts';
import type { ListedClick, ListedConversion } from '../store/reads.ts';
import type { ListedRefusal } from '../store/refused-clicks.ts';
import type { RefusedWebhook } from '../store/webhooks.ts';
import { amounts } from './figures-view.ts';
import { type Html, timeView } from './layout.ts';
import { sourceName } from './names.ts';
import { hrefOf } from './query.ts';
import { refusalText } from './refusal-text.ts';
import { saleBadges } from './sale-badges.ts';
import { moneyView, wrapped } from './wrap.ts';

/** Every sale with the reason for its being credited or not. */
export function salesList(sales: readonly ListedConversion[]): Html {
  return html`<ol class="card list">
    ${sales.map(
      (sale) => html`<li class="sale" data-key="sale-${sale.id}">
      <a class="amount" id="sale-${sale.id}" href="/conversions/${sale.id}" aria-label="${saleName(sale)}, its whole trail">${sale.counts_as === 'lead' ? 'Lead' : moneyView(sale)}</a>
      <div class="story">
        <p>
          ${saleBadges(sale)}
          ${sale.partner_id ? html`<a class="who" href="/partners/${sale.partner_id}">${sale.partner_name}</a>` : ''}
        </p>
        <p class="why">${sale.explanation}</p>
        ${sale.note ? html`<p class="why">${sale.note}</p>` : ''}
        <p class="fine">${sale.prospect_email ? html`<span>${wrapped(sale.prospect_email)}</span>` : ''}${sale.ref ? html`<span>?ref=${wrapped(sale.ref)}</span>` : ''}</p>
        <p class="fine raw-codes"><code>${sale.code}</code> <code>${sale.external_transaction_id}</code></p>
      </div>
      <p class="meta"><span>${sourceName(sale)}</span>${timeView(sale.occurred_at)}</p>
    </li>`,
    )}
  </ol>`;
}

export function clicksList(clicks: readonly ListedClick[]): Html {
  return html`<ol class="card list">
    ${clicks.map(
      (click) => html`<li class="click" data-key="click-${click.id}">
      <code class="ref">${wrapped(click.ref)}</code>
      <div class="story">
        <p>
          <a class="who" href="/partners/${click.partner_id}">${click.partner_name}</a>
          ${click.mode === 'live' ? html`<span class="badge live-mode">Live mode</span>` : ''}
        </p>
        <p class="why">Landed on <span class="address">${click.landing_url}</span>${click.referrer ? html`, from <span class="address">${click.referrer}</span>` : ''}</p>
        <p class="fine raw-codes"><code>${click.id}</code></p>
      </div>
      <p class="meta">${timeView(click.created_at)}</p>
    </li>`,
    )}
  </ol>`;
}

/** Clicks that brought nobody anything, and why. */
export function refusedClicksList(refused: readonly ListedRefusal[]): Html {
  return html`<ol class="card list">
    ${refused.map(
      (refusal) => html`<li class="click" data-key="refused-click-${refusal.seq}">
      <code class="ref">${refusal.ref ? wrapped(refusal.ref) : 'no ref'}</code>
      <div class="story">
        <p><span class="badge bad">Refused</span></p>
        <p>${refusalText(refusal)}</p>
        <p class="fine raw-codes"><code>${refusal.code}</code>${refusal.merchant_key ? html` <code>${refusal.merchant_key}</code>` : ''}</p>
      </div>
      <p class="meta"><span>Last</span>${timeView(refusal.last_at)}</p>
    </li>`,
    )}
  </ol>`;
}

/** One customer a row. Their sales and clicks are one search away. */
export function customersList(customers: readonly Customer[]): Html {
  return html`<ol class="card list">
    ${customers.map(
      ({ email, times, last_at, paid }) => html`<li class="customer" data-key="customer-${email}">
      <div class="story">
        <p><a class="who" href="${hrefOf('/sales', { q: email })}">${wrapped(email)}</a></p>
        <p class="why">${times === 1 ? '1 sale or lead' : `${times.toLocaleString('en-US')} sales and leads`}${paid.length > 0 ? `, ${amounts(paid)} paid` : ''}</p>
      </div>
      <p class="meta"><span>Last</span>${timeView(last_at)}</p>
    </li>`,
    )}
  </ol>`;
}

export function refusedWebhooksList(refused: readonly (RefusedWebhook & { readonly seq: number })[]): Html {
  return html`<ol class="card list">
    ${refused.map(
      ({ seq, reason, body, received_at }) => html`<li class="refused" data-key="refused-${seq}">
      <div class="story">
        <p><span class="badge bad">Refused</span></p>
        <p class="why">A webhook was refused: ${reason}</p>
        <p class="fine"><code>${body.length > 120 ? `${body.slice(0, 120)}…` : body || 'empty body'}</code></p>
      </div>
      <p class="meta">${timeView(received_at)}</p>
    </li>`,
    )}
  </ol>`;
}
