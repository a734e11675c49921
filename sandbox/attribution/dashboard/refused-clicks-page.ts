import { html } from 'hono/html';
import type { Db } from '../../support/database.ts';
import { countRefusedClicks, listRefusedClicks } from '../store/reads.ts';
import { emptyState, filtersView, type Html, type Page } from './layout.ts';
import { refusedClicksList } from './lists.ts';
import { pager, perPage, sliceOf } from './pages.ts';

/** Clicks that the API has refused, the latest first: each with its reason, and how often it came. */
export function refusedClicksPage(db: Db, page: number): Page {
  const refused = listRefusedClicks(db, sliceOf(page));
  const nothing =
    page > 1
      ? emptyState('Nothing this far back', html`<a href="/clicks?show=refused">Back to the newest.</a>`)
      : emptyState('No click was refused', html`<a href="/clicks">See the registered ones.</a>`);
  return {
    title: 'Refused clicks',
    here: '/clicks',
    body: html`<h1>Clicks</h1>
      <p class="lead">Visits that the API has refused, so that no partner gets anything of them.</p>
      <div id="clicks" data-live>
        ${clickFilters(db, 'refused')}
        ${refused.length > 0 ? html`<div class="section-head"><p class="hint">Each reason once, with how many visits it has cost.</p><a class="more" id="refused-csv" href="/clicks.csv?show=refused">Save as CSV</a></div>${refusedClicksList(refused.slice(0, perPage))}` : nothing}
        ${pager('/clicks', page, refused.length > perPage, { show: 'refused' })}
      </div>`,
  };
}

/** Registered or refused. */
export function clickFilters(db: Db, show: 'registered' | 'refused'): Html {
  return filtersView([
    { name: 'Registered', href: '/clicks', id: 'show-registered', isCurrent: show === 'registered' },
    {
      name: 'Refused',
      href: '/clicks?show=refused',
      id: 'show-refused',
      isCurrent: show === 'refused',
      count: countRefusedClicks(db),
    },
  ]);
}
