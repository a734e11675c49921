import { html } from 'hono/html';
import { PRODUCTS } from '../products.ts';
import { layout, type Markup, type Site } from './layout.ts';

/** Embedded Checkout: the payment form in a frame on our own page. */
export function checkoutPage(site: Site): Markup {
  return layout({
    site,
    path: '/checkout',
    title: 'Checkout · Fernleaf',
    scripts: html`<script defer src="${site.payments.scriptUrl}"></script>
    <script type="module" src="/embedded.js"></script>`,
    body: html`<section class="narrow wide">
      <h1>${PRODUCTS.book.name}</h1>
      <p class="lead">${PRODUCTS.book.description}. ${PRODUCTS.book.label}, postage included.</p>
      <div
        id="embedded-checkout"
        class="frame"
        data-plan="book"
        data-publishable-key="${site.world.keys.stripePublishable}"
      >
        <p class="loading" role="status">Opening the payment form …</p>
      </div>
      <noscript><p class="aside">The payment form needs JavaScript. <a href="/pricing">Back to pricing</a></p></noscript>
    </section>`,
  });
}
