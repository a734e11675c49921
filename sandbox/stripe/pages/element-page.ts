import { html } from 'hono/html';
import { money } from '../../support/money.ts';
import { BUY_BUTTONS, PAYMENT_LINKS, PRICES, PRICING_TABLES, type Price } from '../catalogue.ts';
import { layout, type Markup } from './layout.ts';

/** Inside `<stripe-buy-button>`: the product and its button. */
export function buyButtonFrame(id: string, key: string): Markup {
  const button = BUY_BUTTONS.get(id);
  const price = PRICES.get(PAYMENT_LINKS.get(button?.link ?? '')?.price ?? '');
  const buy = html`<button class="button" type="submit">${button?.text ?? ''}</button>`;
  return frame(
    'Buy Button',
    form('buy-button', { buy_button_id: id, publishable_key: key }, price ? card(price, buy) : ''),
  );
}

/** Inside `<stripe-pricing-table>`: one card for each price. */
export function pricingTableFrame(id: string, key: string): Markup {
  const cards = (PRICING_TABLES.get(id) ?? []).map((name) => {
    const price = PRICES.get(name);
    if (!price) return '';
    const buy = html`<button class="button" type="submit" name="price" value="${name}" aria-label="${verb(price)} ${price.name}">
      ${verb(price)}
    </button>`;
    return card(price, buy);
  });
  return frame(
    'Pricing Table',
    form('pricing-table', { pricing_table_id: id, publishable_key: key }, html`${cards}`),
  );
}

/** Inside an element that cannot show anything: why. Its script writes the same to the console. */
export function problemFrame(problem: string): Markup {
  return frame('Problem', html`<p class="problem" role="alert">${problem}</p>`);
}

const verb = ({ interval }: Price) => (interval ? 'Subscribe' : 'Buy');

function card({ name, description, currency, unitAmount, interval }: Price, buy: Markup): Markup {
  return html`<section class="offer">
    <h2>${name}</h2>
    <p class="faint">${description ?? ''}</p>
    <div class="amount">${money(unitAmount, currency)}${interval ? html`<small>per ${interval}</small>` : ''}</div>
    ${buy}
  </section>`;
}

/**
 * Leads to the payment page, in the whole window. Hidden until the element around the frame has told its attributes,
 * so that nobody buys before; those that are absent stay disabled, and then a browser does not send them.
 */
function form(name: string, settings: Readonly<Record<string, string>>, offers: Markup | string): Markup {
  return html`<form class="offers" action="/v3/${name}-checkout" target="_top" hidden>
    ${Object.entries(settings).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <input type="hidden" name="client_reference_id" disabled />
    <input type="hidden" name="customer_email" disabled />
    ${offers}
  </form>`;
}

/** `name` tells its landmark from that of the page around it. */
function frame(name: string, body: Markup): Markup {
  return layout({
    title: 'Stripe (sandbox)',
    bodyClass: 'element',
    styles: ['/element.css'],
    scripts: ['/element-frame.js'],
    body: html`<main aria-label="${name}">${body}</main>`,
  });
}
