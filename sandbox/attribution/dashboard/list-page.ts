import { html } from 'hono/html';
import type { Db } from '../../support/database.ts';
import type { World } from '../../support/world.ts';
import type { Partner } from '../store/partners.ts';
import { listClicks, listConversions } from '../store/reads.ts';
import { emptyState, type Page } from './layout.ts';
import { clicksList, salesList } from './lists.ts';
import { noClicks, noSales } from './overview.ts';
import { pager, perPage, sliceOf } from './pages.ts';
import { clickFilters } from './refused-clicks-page.ts';

/** All sales or all clicks, newest first, of everyone or of one partner. */
export function listPage(
  db: Db,
  world: World,
  kind: 'sales' | 'clicks',
  page: number,
  partner?: Partner,
): Page {
  const slice = { ...sliceOf(page), partner: partner?.id };
  const sales = kind === 'sales' ? listConversions(db, slice) : [];
  const clicks = kind === 'clicks' ? listClicks(db, slice) : [];
  const found = sales.length + clicks.length;
  const list = kind === 'sales' ? salesList(sales.slice(0, perPage)) : clicksList(clicks.slice(0, perPage));
  const nothing =
    page > 1
      ? emptyState('Nothing this far back', html`<a href="/${kind}">Back to the newest.</a>`)
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
      <div id="${kind}" data-live>
        ${kind === 'clicks' && !partner ? clickFilters(db, 'registered') : ''}
        ${found > 0 ? list : nothing}
        ${pager(`/${kind}`, page, found > perPage, partner ? `partner=${partner.id}` : '')}
      </div>`,
  };
}
