import { html } from 'hono/html';
import { money } from '../../support/money.ts';
import { BUSINESS_NAME } from '../catalogue.ts';
import { destinationOf, type Item, type Session } from '../session.ts';
import type { StoredSession } from '../store.ts';
import { layout, type Markup } from './layout.ts';
import { type FormState, paymentForm } from './payment-form.ts';

/** The hosted payment page: what is bought on the left, the form on the right. */
export function hostedPage({ session, items }: StoredSession, state: FormState): Markup {
  return layout({
    title: `${BUSINESS_NAME} · Checkout`,
    bodyClass: 'checkout',
    scripts: ['/pay.js'],
    body: html`<header>${notice()}</header>
      <main class="split">
        <section class="summary" aria-label="Order summary">
          <p class="merchant">${merchant(session)}</p>
          ${summary(session, items)}
        </section>
        <section class="panel" aria-label="Payment">${paymentForm(session, `/c/pay/${session.id}`, state)}</section>
      </main>`,
  });
}

/** The same form without surroundings, for the frame that `stripe.js` mounts on the merchant's page. */
export function embeddedPage({ session, items }: StoredSession, action: string, state: FormState): Markup {
  return layout({
    title: `${BUSINESS_NAME} · Checkout`,
    bodyClass: 'embedded',
    scripts: ['/embed.js', '/pay.js'],
    body: html`<main class="stack" aria-label="Payment form" data-frame>
      ${notice()}
      <section class="summary" aria-label="Order summary">${summary(session, items)}</section>
      <section class="panel" aria-label="Payment">${paymentForm(session, action, state)}</section>
    </main>`,
  });
}

/** What the frame shows once the session is paid; its script tells the page around it. */
export function embeddedDonePage(session: Session): Markup {
  const goesOn = session.ui_mode === 'elements' || session.redirect_on_completion === 'always';
  const destination = goesOn ? destinationOf(session) : null;
  return layout({
    title: 'Payment successful',
    bodyClass: 'embedded',
    scripts: ['/embed.js'],
    body: html`<main class="stack done" aria-label="Payment form" data-frame data-complete data-destination="${destination ?? ''}">
      ${tick()}
      <h1>Payment successful</h1>
      <p>${destination ? 'Taking you back …' : 'Thank you. You can go on.'}</p>
    </main>`,
  });
}

type ClosedPage = {
  readonly title: string;
  readonly text: string;
  readonly back: string;
  readonly paid?: boolean;
};

/** A page in place of the form, for sessions that nobody can pay (again). `back` is the merchant's address. */
export function closedPage({ title, text, back, paid = true }: ClosedPage): Markup {
  return layout({
    title,
    bodyClass: 'checkout',
    body: html`<header>${notice()}</header>
      <main class="message">
        ${paid ? tick() : ''}
        <h1>${title}</h1>
        <p>${text}</p>
        <a class="button" href="${back}">Back to ${BUSINESS_NAME}</a>
      </main>`,
  });
}

function notice(): Markup {
  return html`<p class="notice"><strong>Sandbox</strong> — no real money. Never enter a real card here.</p>`;
}

function merchant(session: Session): Markup {
  const mark = html`<span class="mark" aria-hidden="true">${BUSINESS_NAME[0] ?? ''}</span>${BUSINESS_NAME}`;
  if (!session.cancel_url) return html`<span class="back">${mark}</span>`;
  return html`<a class="back" href="${session.cancel_url}"
    ><span class="arrow" aria-hidden="true">←</span>${mark}<span class="hidden">, cancel and go back</span></a
  >`;
}

function summary(session: Session, items: readonly Item[]): Markup {
  const currency = session.currency ?? 'usd';
  const total = money(session.amount_total ?? 0, currency);
  const interval = items.find((item) => item.interval)?.interval;
  const first = items[0]?.name ?? '';
  const heading =
    session.mode === 'subscription' ? `Subscribe to ${first}` : items.length > 1 ? 'Your order' : first;
  return html`<h1>${heading}</h1>
    <div class="amount">${total}${interval ? html`<small>per ${interval}</small>` : ''}</div>
    <ul class="items">
      ${items.map(
        (item) => html`<li>
          <div>
            <b>${item.name}</b>
            ${item.description ? html`<span>${item.description}</span>` : ''}
            ${item.quantity > 1 ? html`<span>Quantity ${item.quantity}</span>` : ''}
          </div>
          <span class="figure">${money(item.unitAmount * item.quantity, currency)}</span>
        </li>`,
      )}
    </ul>
    ${discountView(session)}
    <p class="total"><span>Total due today</span><span class="figure">${total}</span></p>`;
}

/** What a promotion code takes off. */
function discountView({ total_details: details, currency }: Session): Markup | string {
  const off = details?.amount_discount ?? 0;
  if (off === 0) return '';
  return html`<p class="discount"><span>Promotion code</span><span class="figure">−${money(off, currency ?? 'usd')}</span></p>`;
}

function tick(): Markup {
  return html`<svg class="tick" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
    <circle cx="24" cy="24" r="24" />
    <path d="M15 24.5l6.5 6.5L33.5 18" />
  </svg>`;
}
