import { html } from 'hono/html';
import type { Db } from '../../support/database.ts';
import type { World } from '../../support/world.ts';
import { allPartners } from '../store/partners.ts';
import {
  countTroubles,
  listClicks,
  listPartners,
  listRefusedClicks,
  listRefusedWebhooks,
  newestConversions,
} from '../store/reads.ts';
import type { Asked } from './asked.ts';
import { linkFormView, partnerFormView } from './form-views.ts';
import { emptyForm, type FormState } from './forms.ts';
import { emptyState, type Html, liveSection, type Page } from './layout.ts';
import { clicksList, refusedClicksList, refusedWebhooksList, salesList } from './lists.ts';
import { pager, sliceOf } from './pages.ts';
import { partnerView } from './partner-view.ts';
import { performanceView } from './performance.ts';

const partnersPerPage = 10;
const latest = 8;

type Options = {
  readonly asked: Asked;
  readonly page?: number;
  readonly partnerForm?: FormState;
  readonly linkForm?: FormState;
};

/** The first page: figures, partners with their links, the latest sales and clicks. */
export function overviewPage(
  db: Db,
  world: World,
  { asked, page = 1, partnerForm = emptyForm, linkForm = emptyForm }: Options,
): Page {
  const { shop } = world.origins;
  const partners = listPartners(db, sliceOf(page, partnersPerPage));
  const sales = newestConversions(db, { limit: latest });
  const clicks = listClicks(db, { limit: latest, offset: 0 });
  const refusedClicks = listRefusedClicks(db, { limit: latest, offset: 0 });
  const refusedWebhooks = listRefusedWebhooks(db, { limit: latest, offset: 0 });
  const partnerList = html`${
    partners.length > 0
      ? html`<ul class="card list partners">${partners.slice(0, partnersPerPage).map((partner) => partnerView(db, shop, partner, asked.time))}</ul>`
      : emptyState('No more partners', html`<a href="/">Back to the newest ones.</a>`)
  }${pager('/', page, partners.length > partnersPerPage, asked.query)}`;

  return {
    title: 'Overview',
    here: '/',
    body: html`<h1>Overview</h1>
      <p class="lead">What partners bring to the shop, as it happens.</p>
      ${performanceView(db, '/', asked)}
      <div id="troubles" data-live>${troublesView(countTroubles(db))}</div>
      <div class="columns">
        <div>
          ${liveSection('partners', 'Partners', partnerList, html`<a class="more to-form" href="#create-link">New link or partner</a>`)}
          ${liveSection('sales', 'Latest sales', sales.length > 0 ? salesList(sales) : noSales(shop), html`<a class="more" href="/sales">All sales</a>`)}
          ${liveSection('clicks', 'Latest clicks', clicks.length > 0 ? clicksList(clicks) : noClicks, html`<a class="more" href="/clicks">All clicks</a>`)}
          <div id="refused-clicks" data-live>
            ${refusedClicks.length > 0 ? refusedSection('clicks', refusedClicksList(refusedClicks)) : ''}
          </div>
          <div id="refused-webhooks" data-live>
            ${refusedWebhooks.length > 0 ? refusedSection('webhooks', refusedWebhooksList(refusedWebhooks)) : ''}
          </div>
        </div>
        <div class="aside">
          ${linkFormView(linkForm, allPartners(db))}
          ${partnerFormView(partnerForm)}
        </div>
      </div>`,
  };
}

/** Only where something was refused. */
function refusedSection(what: 'clicks' | 'webhooks', list: Html): Html {
  const id = `refused-${what}-heading`;
  return html`<section class="section" aria-labelledby="${id}">
    <div class="section-head"><h2 id="${id}">Refused ${what}</h2><a class="more" href="/${what}?show=refused" id="all-refused-${what}">All refused</a></div>
    ${list}
  </section>`;
}

/** What nobody would look for on the page of the webhooks: events that came, and have led to nothing so far. */
function troublesView({ waiting, malformed }: { waiting: number; malformed: number }): Html | string {
  const line = (count: number, show: string, one: string, many: string) =>
    count > 0
      ? html`<a id="troubles-${show}" href="/webhooks?show=${show}">${count === 1 ? `1 webhook ${one}` : `${count} webhooks ${many}`}</a>`
      : '';
  if (waiting + malformed === 0) return '';
  return html`<p class="card padded troubles">
    ${line(waiting, 'waiting', 'waits for another one', 'wait for others')}
    ${line(malformed, 'malformed', 'was not understood', 'were not understood')}
  </p>`;
}

export const noClicks = emptyState(
  'No clicks yet',
  html`Open a partner’s link: the snippet on the shop registers the visit, and it shows up here.`,
);

export function noSales(shop: string): Html {
  return emptyState(
    'No sales yet',
    html`Open a partner’s link, then buy something in <a href="${shop}/">the shop</a> with the card 4242 4242 4242 4242. Each sale says why a partner earned it, or why nobody did.`,
  );
}
