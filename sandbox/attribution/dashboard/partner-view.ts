import { html } from 'hono/html';
import type { Db } from '../../support/database.ts';
import type { Filter } from '../store/filter.ts';
import type { Partner } from '../store/partners.ts';
import { type ListedLink, listLinks, readFigures } from '../store/reads.ts';
import { amounts } from './figures-view.ts';
import type { Html } from './layout.ts';
import { trackingUrl } from './links.ts';

/** One partner of the overview: what they brought, and the links to hand out. */
export function partnerView(db: Db, shop: string, partner: Partner, time: Filter): Html {
  const { clicks, sales, revenue } = readFigures(db, { partner: partner.id, ...time });
  const links = listLinks(db, partner.id, time);
  return html`<li class="partner" data-key="partner-${partner.id}">
    <div class="partner-head">
      <h3><a class="who" href="/partners/${partner.id}">${partner.name}</a></h3>
      ${partner.promo_code ? html`<span class="badge plain">Promo code ${partner.promo_code}</span>` : ''}
      <p class="tally"><b>${clicks.toLocaleString('en-US')}</b> ${clicks === 1 ? 'click' : 'clicks'} <b>${sales.toLocaleString('en-US')}</b> ${sales === 1 ? 'sale' : 'sales'} <b>${amounts(revenue)}</b> revenue</p>
    </div>
    ${links.length > 0 ? linksView(shop, links) : html`<p class="why">No link yet. <a href="/partners/${partner.id}">Create the first one.</a></p>`}
  </li>`;
}

export function linksView(shop: string, links: readonly ListedLink[]): Html {
  return html`<ul class="links">
    ${links.map((link) => {
      const url = trackingUrl(shop, link);
      return html`<li class="link" data-key="link-${link.id}" data-ref="${link.ref}">
        <code class="url" id="url-${link.id}">${url}</code>
        <span class="count">${link.clicks.toLocaleString('en-US')} ${link.clicks === 1 ? 'click' : 'clicks'}</span>
        <button class="button quiet" type="button" id="copy-${link.id}" data-copy="${url}" aria-describedby="url-${link.id}">Copy</button>
        <a class="button quiet" id="open-${link.id}" href="${url}" target="_blank" aria-describedby="url-${link.id}">Open <span aria-hidden="true">↗</span></a>
      </li>`;
    })}
  </ul>`;
}
