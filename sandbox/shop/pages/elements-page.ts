import { html } from 'hono/html';
import { PRODUCTS } from '../products.ts';
import { layout, type Markup, type Site } from './layout.ts';

/** Checkout with a form of our own (`ui_mode: 'elements'`): Stripe's Payment Element, and our button. */
export function elementsPage(site: Site): Markup {
  return layout({
    site,
    path: '/pay',
    title: 'Pay · Fernleaf',
    scripts: html`<script defer src="${site.payments.scriptUrl}"></script>
    <script type="module" src="/elements.js"></script>`,
    body: html`<section class="narrow wide">
      <h1>${PRODUCTS.book.name}</h1>
      <p class="lead">${PRODUCTS.book.description}. ${PRODUCTS.book.label}, postage included.</p>
      <form id="pay" data-plan="book" data-publishable-key="${site.world.keys.stripePublishable}">
        <div id="payment-element" class="frame"></div>
        <p class="problem" role="alert" hidden></p>
        <button class="button" type="submit" disabled>Pay now</button>
      </form>
      <noscript><p class="aside">The payment form needs JavaScript. <a href="/pricing">Back to pricing</a></p></noscript>
    </section>`,
  });
}
