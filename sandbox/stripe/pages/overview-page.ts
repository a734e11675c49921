import { html } from 'hono/html';
import { money } from '../../support/money.ts';
import { PAYMENT_LINKS } from '../catalogue.ts';
import type { OutboxEvent } from '../event-store.ts';
import type { Payment } from '../payment-store.ts';
import type { Session } from '../session.ts';
import type { StoredSession } from '../store.ts';
import { layout, type Markup } from './layout.ts';

type Overview = {
  readonly sessions: readonly StoredSession[];
  readonly payments: readonly Payment[];
  readonly events: readonly OutboxEvent[];
  readonly shop: string;
  readonly attribution: string;
};

/** What the stand-in has seen and sent, newest first. */
export function overviewPage({ sessions, payments, events, shop, attribution }: Overview): Markup {
  return layout({
    title: 'Stripe stand-in',
    bodyClass: 'overview',
    styles: ['/overview.css'],
    body: html`<header class="top">
        <div>
          <h1>Stripe stand-in</h1>
          <p>Plays Stripe for the shop: sessions, payment pages and signed webhooks. No real money.</p>
        </div>
        <nav aria-label="Sandbox">
          <a href="/">Refresh</a><a href="${shop}/">Shop</a><a href="${attribution}/">Attribution dashboard</a>
        </nav>
      </header>
      <main>
        <section aria-labelledby="events">
          <h2 id="events">Webhook events <span class="count">${events.length}</span></h2>
          <p class="hint">
            Stripe may deliver an event more than once. Deliver one again: the dashboard must count it once.
          </p>
          ${events.length ? eventTable(events) : html`<p class="empty">Nothing has been paid yet.</p>`}
        </section>
        <section aria-labelledby="payments">
          <h2 id="payments">Payments <span class="count">${payments.length}</span></h2>
          <p class="hint">What happens after a sale: renew a subscription, or send money back.</p>
          ${payments.length ? paymentTable(payments, sessions) : html`<p class="empty">Nothing has been paid yet.</p>`}
        </section>
        <section aria-labelledby="sessions">
          <h2 id="sessions">Checkout Sessions <span class="count">${sessions.length}</span></h2>
          ${sessions.length ? sessionTable(sessions) : html`<p class="empty">The shop has not created any yet.</p>`}
        </section>
        <section aria-labelledby="links">
          <h2 id="links">Payment Links</h2>
          <ul class="links">
            ${[...PAYMENT_LINKS].map(
              ([path, link]) =>
                html`<li><a href="/${path}">/${path}</a> <span class="faint">${link.mode}</span></li>`,
            )}
          </ul>
        </section>
      </main>`,
  });
}

function eventTable(events: readonly OutboxEvent[]): Markup {
  return html`<div class="table" role="region" tabindex="0" aria-label="Table of webhook events">
    <table>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Event</th>
          <th scope="col">Delivery</th>
          <th scope="col">Attempts</th>
          <th scope="col"><span class="hidden">Action</span></th>
        </tr>
      </thead>
      <tbody>
        ${events.map(
          (event) => html`<tr>
            <td>${time(event.createdAt)}</td>
            <td>${typeOf(event)}<br /><code>${event.id}</code></td>
            <td>
              <span class="pill ${event.deliveredAt ? 'good' : 'waiting'}"
                >${event.deliveredAt ? 'delivered' : 'waiting'}</span
              >
              <span class="faint">${event.lastOutcome ?? ''}</span>
            </td>
            <td class="figure">${event.attempts}</td>
            <td>
              <form method="post" action="/events/${event.id}/deliver">
                <button type="submit" aria-label="Deliver again: ${event.id}">Deliver again</button>
              </form>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function typeOf({ payload }: OutboxEvent): string {
  return JSON.parse(payload).type;
}

function paymentTable(payments: readonly Payment[], sessions: readonly StoredSession[]): Markup {
  const renewed = new Set<string>();
  return html`<div class="table" role="region" tabindex="0" aria-label="Table of payments">
    <table>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">For</th>
          <th scope="col">Amount</th>
          <th scope="col">Refunded</th>
          <th scope="col"><span class="hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${payments.map((payment) => {
          const stored = sessions.find(({ session }) => session.id === payment.sessionId);
          const currency = stored?.session.currency ?? 'usd';
          // Once for each subscription, at its newest payment.
          const canRenew = payment.invoiceId !== null && !renewed.has(payment.sessionId);
          renewed.add(payment.sessionId);
          const amount = money(payment.amount, currency);
          return html`<tr>
            <td>${time(payment.createdAt)}</td>
            <td>
              ${reasons[payment.reason]} <span class="faint">${stored?.items[0]?.name ?? ''}</span><br />
              <code class="faint">${payment.id}</code>
            </td>
            <td class="figure">${amount}</td>
            <td class="figure">${payment.refunded > 0 ? money(payment.refunded, currency) : html`<span class="faint">none</span>`}</td>
            <td class="actions">
              ${canRenew ? button(`/sessions/${payment.sessionId}/renew`, 'Renew', `Renew the subscription, ${amount}`) : ''}
              ${payment.refunded === 0 ? button(`/payments/${payment.id}/refund`, 'Refund half', `Refund half of ${amount}`, 'half') : ''}
              ${payment.refunded < payment.amount ? button(`/payments/${payment.id}/refund`, 'Refund', `Refund ${amount}`, 'rest') : ''}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

const reasons: Readonly<Record<Payment['reason'], string>> = {
  purchase: 'Purchase',
  subscription_create: 'Subscription',
  subscription_cycle: 'Renewal',
};

function button(action: string, text: string, label: string, part?: string): Markup {
  return html`<form method="post" action="${action}">
    ${part ? html`<input type="hidden" name="part" value="${part}" />` : ''}
    <button type="submit" aria-label="${label}">${text}</button>
  </form>`;
}

function sessionTable(sessions: readonly StoredSession[]): Markup {
  return html`<div class="table" role="region" tabindex="0" aria-label="Table of Checkout Sessions">
    <table>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">client_reference_id</th>
          <th scope="col">Amount</th>
          <th scope="col">Status</th>
          <th scope="col">Session</th>
        </tr>
      </thead>
      <tbody>
        ${sessions.map(
          ({ session, items, parameters }) => html`<tr>
            <td>${time(session.created * 1000)}</td>
            <td>
              ${
                session.client_reference_id
                  ? html`<code>${session.client_reference_id}</code>`
                  : html`<span class="faint">none</span>`
              }
            </td>
            <td>
              <span class="figure">${money(session.amount_total ?? 0, session.currency ?? 'usd')}</span>
              <span class="faint">${items[0]?.name ?? ''}</span>
            </td>
            <td><span class="pill ${session.status === 'complete' ? 'good' : ''}">${session.status}</span></td>
            <td>
              ${wayOf(session, parameters)}
              <code class="faint" title="${session.id}">${session.id.slice(0, 14)}…</code>
              ${session.url ? html`<a href="${session.url}">Open</a>` : ''}
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function wayOf({ payment_link, ui_mode }: Session, parameters: StoredSession['parameters']): string {
  if (parameters.pricing_table_id) return 'Pricing Table';
  if (parameters.buy_button_id) return 'Buy Button';
  if (payment_link) return 'Payment Link';
  if (ui_mode === 'elements') return 'Elements';
  return ui_mode === 'embedded_page' ? 'Embedded' : 'Redirect';
}

function time(ms: number): Markup {
  const iso = new Date(ms).toISOString();
  return html`<time datetime="${iso}">${new Date(ms).toLocaleTimeString('en-GB')}</time>`;
}
