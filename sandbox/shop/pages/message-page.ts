import { html } from 'hono/html';
import type Stripe from 'stripe';
import { tin } from './art.ts';
import { layout, type Markup, type Site } from './layout.ts';

type Message = {
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly detail?: Markup;
  readonly back?: { readonly href: string; readonly text: string };
};

/** A page that says one thing: thanks, not found, something went wrong. */
export function messagePage(site: Site, { path, title, text, detail, back }: Message): Markup {
  const { href, text: label } = back ?? { href: '/', text: 'Back to the shop' };
  return layout({
    site,
    path,
    title: `${title} · Fernleaf`,
    body: html`<section class="narrow message">
      ${tin('release')}
      <h1>${title}</h1>
      <p class="lead">${text}</p>
      ${detail ?? ''}
      <a class="button ghost" href="${href}">${label}</a>
    </section>`,
  });
}

/** What Stripe says about a paid session, and what the shop told it about the referral. */
export function receipt(session: Stripe.Checkout.Session): Markup {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: session.currency ?? 'usd' });
  return html`<dl class="receipt">
    <div><dt>Paid</dt><dd>${format.format((session.amount_total ?? 0) / 100)}</dd></div>
    <div><dt>Receipt to</dt><dd>${session.customer_details?.email ?? 'unknown'}</dd></div>
    <div><dt>Click ID sent to Stripe</dt><dd><code>${session.client_reference_id ?? 'none'}</code></dd></div>
  </dl>`;
}
