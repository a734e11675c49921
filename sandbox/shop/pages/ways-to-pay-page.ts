import { html } from 'hono/html';
import { PRODUCTS } from '../products.ts';
import { buyButton, checkoutScript } from './buy-button.ts';
import { layout, type Markup, type Site } from './layout.ts';

/**
 * What Stripe sells by without our server: each as a merchant copies it from Stripe's dashboard. None of them names a
 * `client-reference-id`, because the snippet adds it. And one by our server, for a merchant who needs it for itself.
 */
export function waysToPayPage(site: Site): Markup {
  const { links, elements } = site.payments;
  const key = site.world.keys.stripePublishable;
  return layout({
    site,
    path: '/ways-to-pay',
    title: 'Ways to pay · Fernleaf',
    description: 'The same tea and the same book, by whichever button you like.',
    scripts: checkoutScript,
    body: html`<section class="page-head">
        <h1>Pay the way you like.</h1>
        <p class="lead">The same tea and the same book. Stripe runs the till whichever you choose.</p>
      </section>
      <div class="ways">
        ${
          elements.buyButton
            ? html`<section class="way" aria-labelledby="buy-button">
                <h2 id="buy-button">By Buy Button</h2>
                <p>One product, one button, straight to the payment page.</p>
                <script async src="${elements.buyButton.scriptUrl}"></script>
                <stripe-buy-button buy-button-id="${elements.buyButton.id}" publishable-key="${key}"></stripe-buy-button>
              </section>`
            : ''
        }
        ${
          links.ownDomain
            ? html`<section class="way" aria-labelledby="own-domain">
                <h2 id="own-domain">By a link of our own</h2>
                <p>A Payment Link on <code>${new URL(links.ownDomain).hostname}</code>, so that you stay with us until the receipt.</p>
                <a class="button" id="own-domain-link" href="${links.ownDomain}">Buy the handbook, ${PRODUCTS.book.label}</a>
              </section>`
            : ''
        }
        <section class="way" aria-labelledby="own-form">
          <h2 id="own-form">On a page of ours</h2>
          <p>Our page, our button, and Stripe's fields for the card.</p>
          <a class="button" href="/pay">Buy the handbook here, ${PRODUCTS.book.label}</a>
        </section>
        <section class="way" aria-labelledby="by-order">
          <h2 id="by-order">By order number</h2>
          <p>Every order gets a number of ours, so that we find your parcels when you write to us.</p>
          ${buyButton('pro', `Subscribe, ${PRODUCTS.pro.label} a month`, '/create-order-session')}
        </section>
        ${
          elements.pricingTable
            ? html`<section class="way wide" aria-labelledby="pricing-table">
                <h2 id="pricing-table">By Pricing Table</h2>
                <p>Everything we sell, side by side.</p>
                <script async src="${elements.pricingTable.scriptUrl}"></script>
                <stripe-pricing-table pricing-table-id="${elements.pricingTable.id}" publishable-key="${key}"></stripe-pricing-table>
              </section>`
            : ''
        }
      </div>
      <p class="aside">Rather pay with us? <a href="/pricing">Back to pricing</a></p>`,
  });
}
