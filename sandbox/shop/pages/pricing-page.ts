import { html } from 'hono/html';
import { PRODUCTS } from '../products.ts';
import { buyButton, checkoutScript } from './buy-button.ts';
import { layout, type Markup, type Site } from './layout.ts';

export function pricingPage(site: Site): Markup {
  const { links } = site.payments;
  return layout({
    site,
    path: '/pricing',
    title: 'Pricing · Fernleaf',
    description: 'One plan and one book.',
    scripts: checkoutScript,
    body: html`<section class="page-head">
        <h1>One plan, one book.</h1>
        <p class="lead">No tiers, no seats, no annual-only discounts. Just tea.</p>
      </section>
      <section class="plans" aria-label="Products">
        <article class="plan featured">
          <h2>${PRODUCTS.pro.name}</h2>
          <div class="price">${PRODUCTS.pro.label} <small>a month</small></div>
          <p>${PRODUCTS.pro.description}.</p>
          <ul>
            <li>Build, Review and Release, 50 g each</li>
            <li>Harvested within the last five weeks</li>
            <li>Free delivery, skip or stop at any time</li>
          </ul>
          ${buyButton('pro', 'Subscribe')}
          ${paymentLink(links.pro, 'Subscribe by Payment Link')}
        </article>
        <article class="plan">
          <h2>${PRODUCTS.book.name}</h2>
          <div class="price">${PRODUCTS.book.label} <small>once</small></div>
          <p>${PRODUCTS.book.description}.</p>
          <ul>
            <li>Water, leaf, time: the only three knobs</li>
            <li>Twenty recipes for one kettle and one mug</li>
            <li>Lies flat next to a keyboard</li>
          </ul>
          <a class="button ghost" href="/checkout">Buy the handbook</a>
          ${paymentLink(links.book, 'Buy by Payment Link')}
        </article>
      </section>
      <p class="aside">
        There are <a href="/ways-to-pay">other ways to pay</a>. Not ready?
        <a href="/signup">Join the tasting list</a> and try a sample first.
      </p>`,
  });
}

/** A plain link, as a merchant copies it from Stripe's dashboard; the snippet adds the click ID. */
function paymentLink(href: string | undefined, text: string): Markup {
  return href ? html`<a class="text-link" href="${href}">${text}</a>` : html``;
}
