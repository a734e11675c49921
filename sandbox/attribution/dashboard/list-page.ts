import { html } from 'hono/html';
import type { Db } from '../../support/database.ts';
import type { World } from '../../support/world.ts';
import type { Partner } from '../store/partners.ts';
import { count, listClicks, listConversions } from '../store/reads.ts';
import { type Asked, filterOf } from './asked.ts';
import { filterBar } from './filter-bar.ts';
import { emptyState, type Html, type Page } from './layout.ts';
import { clicksList, salesList } from './lists.ts';
import { noClicks, noSales } from './overview.ts';
import { pager, perPage, sliceOf } from './pages.ts';
import { hrefOf } from './query.ts';
import { clickFilters } from './refused-clicks-page.ts';

/** All sales or all clicks, the latest first: of everyone or of one partner, of some days, or of what was searched for. */
export function listPage(
  db: Db,
  world: World,
  kind: 'sales' | 'clicks',
  page: number,
  asked: Asked,
  partner?: Partner,
): Page {
  const table = kind === 'sales' ? 'conversions' : 'clicks';
  const filter = filterOf(db, table, asked, partner?.id);
  const slice = { ...filter, ...sliceOf(page) };
  const sales = kind === 'sales' ? listConversions(db, slice) : [];
  const clicks = kind === 'clicks' ? listClicks(db, slice) : [];
  const found = sales.length + clicks.length;
  const list = kind === 'sales' ? salesList(sales.slice(0, perPage)) : clicksList(clicks.slice(0, perPage));
  const isNarrowed = asked.text !== '' || asked.range.preset !== 'all';
  const nothing =
    page > 1
      ? emptyState(
          'Nothing this far back',
          html`<a href="${hrefOf(`/${kind}`, asked.query)}">Back to the newest.</a>`,
        )
      : isNarrowed
        ? emptyState('Nothing found', html`Search for something else, or <a href="/${kind}">see all.</a>`)
        : kind === 'sales'
          ? noSales(world.origins.shop)
          : noClicks;
  const title = kind === 'sales' ? 'Sales' : 'Clicks';
  return {
    title: partner ? `${title} of ${partner.name}` : title,
    here: `/${kind}`,
    body: html`${partner ? html`<p class="crumb"><a href="/partners/${partner.id}">${partner.name}</a></p>` : ''}
      <h1>${title}</h1>
      <p class="lead">${kind === 'sales' ? 'Every sale and lead, with the reason for its being credited or not.' : 'Every visit that came by a partner’s link.'}</p>
      ${filterBar(`/${kind}`, asked, kind === 'sales' ? 'ID, e-mail or ref' : 'Click ID, ref or e-mail')}
      <div id="${kind}" data-live>
        ${kind === 'clicks' && !partner ? clickFilters(db, 'registered') : ''}
        ${found > 0 ? html`${countView(count(db, table, filter), kind, hrefOf(`/${kind}.csv`, asked.query))}${list}` : nothing}
        ${pager(`/${kind}`, page, found > perPage, asked.query)}
      </div>`,
  };
}

/** How many there are, and all of them as a file. */
function countView(all: number, kind: 'sales' | 'clicks', csvHref: string): Html {
  const name =
    kind === 'sales' ? (all === 1 ? 'sale or lead' : 'sales and leads') : all === 1 ? 'click' : 'clicks';
  return html`<div class="section-head"><p class="hint">${all.toLocaleString('en-US')} ${name}</p><a class="more" id="${kind}-csv" href="${csvHref}">Save as CSV</a></div>`;
}
