import { html } from 'hono/html';
import type { Db } from '../../support/database.ts';
import { listCustomers } from '../store/customers.ts';
import { count, listClicks, listConversions } from '../store/reads.ts';
import { search } from '../store/search.ts';
import { emptyState, type Html, type Page } from './layout.ts';
import { clicksList, customersList, salesList } from './lists.ts';
import { hrefOf } from './query.ts';

const shown = 8;

/** Customers, sales and clicks by ID, e-mail address or ref. */
export function searchPage(db: Db, text: string): Page {
  return {
    title: text ? `Search for ${text}` : 'Search',
    here: '',
    searched: text,
    body: html`<h1>Search</h1>
      <p class="lead">By the ID of a click, of a sale or of anything of Stripe’s, by e-mail address or by ref: whole, or how it begins.</p>
      <div id="found" data-live>${text ? foundView(db, text) : emptyState('Nothing looked for', html`Type it in the field above.`)}</div>`,
  };
}

function foundView(db: Db, text: string): Html {
  const found = search(db, text);
  const [ofClicks, ofSales] = [{ found: found.clicks }, { found: found.conversions }];
  const clicks = count(db, 'clicks', ofClicks);
  const sales = count(db, 'conversions', ofSales);
  if (clicks + sales === 0)
    return emptyState('Nothing found', html`No click, sale or customer has or begins with “${text}”.`);
  const customers = listCustomers(db, found.conversions, shown);
  return html`
    ${customers.length > 0 ? part('customers', 'Customers', customersList(customers)) : ''}
    ${sales > 0 ? part('sales', 'Sales and leads', salesList(listConversions(db, { ...ofSales, limit: shown, offset: 0 })), more('/sales', text, sales)) : ''}
    ${clicks > 0 ? part('clicks', 'Clicks', clicksList(listClicks(db, { ...ofClicks, limit: shown, offset: 0 })), more('/clicks', text, clicks)) : ''}`;
}

function part(id: string, heading: string, list: Html, more: Html | string = ''): Html {
  return html`<section class="section" aria-labelledby="found-${id}">
    <div class="section-head"><h2 id="found-${id}">${heading}</h2>${more}</div>
    ${list}
  </section>`;
}

function more(path: string, text: string, all: number): Html {
  return html`<a class="more" id="all${path.replace('/', '-')}" href="${hrefOf(path, { q: text })}">${all > shown ? `All ${all.toLocaleString('en-US')}` : 'As a list, with CSV'}</a>`;
}
