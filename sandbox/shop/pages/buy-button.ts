import { html } from 'hono/html';
import type { ProductId } from '../products.ts';
import type { Markup } from './layout.ts';

/** A buy button. `checkout.js` adds the click ID; without the script the form still leads to the payment page. */
export function buyButton(plan: ProductId, text: string, action = '/create-checkout-session'): Markup {
  return html`<form class="buy" method="post" action="${action}" data-checkout>
    <input type="hidden" name="plan" value="${plan}" />
    <button class="button" type="submit">${text}</button>
    <p class="problem" role="alert" hidden></p>
  </form>`;
}

export const checkoutScript = html`<script type="module" src="/checkout.js"></script>`;
