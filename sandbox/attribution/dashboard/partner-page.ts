import { html } from 'hono/html';
import type { Db } from '../../support/database.ts';
import type { World } from '../../support/world.ts';
import type { Partner } from '../store/partners.ts';
import { listClicks, listConversions, listLinks } from '../store/reads.ts';
import type { Asked } from './asked.ts';
import { linkFormView } from './form-views.ts';
import { emptyForm } from './forms.ts';
import { emptyState, type Html, liveSection, type Page } from './layout.ts';
import { clicksList, salesList } from './lists.ts';
import { noClicks, noSales } from './overview.ts';
import { linksView } from './partner-view.ts';
import { performanceView } from './performance.ts';

/** Everything about one partner. */
export function partnerPage(db: Db, world: World, partner: Partner, asked: Asked): Page {
  const { shop } = world.origins;
  const slice = { limit: 8, offset: 0, partner: partner.id };
  const links = listLinks(db, partner.id, asked.time);
  const sales = listConversions(db, slice);
  const clicks = listClicks(db, slice);
  const noLinks = emptyState(
    'No links yet',
    html`Create a <a href="#create-link">tracking link</a>, then hand it to ${partner.name}.`,
  );
  return {
    title: partner.name,
    here: '',
    body: html`<p class="crumb"><a href="/">Overview</a></p>
      <h1>${partner.name}</h1>
      <p class="lead">${partner.promo_code ? html`Promo code <code>${partner.promo_code}</code>` : 'No promo code'}${promisesView(partner)}</p>
      ${performanceView(db, `/partners/${partner.id}`, asked, partner.id)}
      <div class="columns">
        <div>
          ${liveSection('links', 'Tracking links', links.length > 0 ? html`<div class="card padded">${linksView(shop, links)}</div>` : noLinks)}
          ${liveSection('sales', 'Latest sales', sales.length > 0 ? salesList(sales) : noSales(shop), html`<a class="more" href="/sales?partner=${partner.id}">All sales</a>`)}
          ${liveSection('clicks', 'Latest clicks', clicks.length > 0 ? clicksList(clicks) : noClicks, html`<a class="more" href="/clicks?partner=${partner.id}">All clicks</a>`)}
        </div>
        <div class="aside">${linkFormView(emptyForm, [], partner)}</div>
      </div>`,
  };
}

/** What a visitor by one of the links is told, and for how long the click counts. */
function promisesView({ shown_name, percent_off, attribution_days }: Partner): Html {
  return html`${shown_name ? ` · Visitors read “${shown_name} sent you${percent_off ? `: ${percent_off} % off` : ''}”` : ''}${
    attribution_days
      ? ` · A click counts for ${attribution_days} ${attribution_days === 1 ? 'day' : 'days'}`
      : ''
  }`;
}
