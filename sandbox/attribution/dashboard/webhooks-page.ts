import { html } from 'hono/html';
import type { Db } from '../../support/database.ts';
import { countTroubles, listEvents, listRefusedWebhooks } from '../store/reads.ts';
import type { OutcomeStatus, StoredEvent } from '../store/webhooks.ts';
import { emptyState, filtersView, type Html, type Page, timeView } from './layout.ts';
import { refusedWebhooksList } from './lists.ts';
import { eventName } from './names.ts';
import { pager, perPage, sliceOf } from './pages.ts';

const shown = ['all', 'recorded', 'noted', 'waiting', 'ignored', 'malformed', 'refused'] as const;

export type Shown = (typeof shown)[number];

const names: Readonly<Record<Shown, string>> = {
  all: 'All events',
  recorded: 'Recorded a sale',
  noted: 'Noted',
  waiting: 'Waiting',
  ignored: 'Ignored',
  malformed: 'Not understood',
  refused: 'Refused',
};

const looks: Readonly<Record<OutcomeStatus, string>> = {
  recorded: 'good',
  noted: 'plain',
  waiting: 'wait',
  ignored: 'plain',
  malformed: 'bad',
};

/** What to show, `all` for anything that is no such thing. */
export function shownOf(value: string | undefined): Shown {
  return shown.find((one) => one === value) ?? 'all';
}

/** Every webhook that has come, newest first, with what was made of it. Nothing is dropped without being listed here. */
export function webhooksPage(db: Db, show: Shown, page: number): Page {
  const slice = sliceOf(page);
  const refused = show === 'refused' ? listRefusedWebhooks(db, slice) : [];
  const events = show === 'refused' ? [] : listEvents(db, slice, show === 'all' ? undefined : show);
  const found = refused.length + events.length;
  const troubles: Partial<Record<Shown, number>> = countTroubles(db);
  const list =
    show === 'refused' ? refusedWebhooksList(refused.slice(0, perPage)) : eventList(events.slice(0, perPage));
  return {
    title: 'Webhooks',
    here: '/webhooks',
    body: html`<h1>Webhooks</h1>
      <p class="lead">Every event that Stripe has sent, and what was made of it.</p>
      <div id="webhooks" data-live>
        ${filtersView(
          shown.map((one) => ({
            name: names[one],
            href: one === 'all' ? '/webhooks' : `/webhooks?show=${one}`,
            id: `show-${one}`,
            isCurrent: one === show,
            count: troubles[one],
            tone: one === 'waiting' ? 'wait' : 'bad',
          })),
        )}
        ${found > 0 ? list : nothing(show, page)}
        ${pager('/webhooks', page, found > perPage, show === 'all' ? {} : { show })}
      </div>`,
  };
}

function nothing(show: Shown, page: number): Html {
  if (page > 1) return emptyState('Nothing this far back', html`<a href="/webhooks">Back to the newest.</a>`);
  return show === 'all'
    ? emptyState('No webhooks yet', html`Buy something in the shop: Stripe tells of it by a webhook.`)
    : emptyState('None of these', html`<a href="/webhooks">See all events.</a>`);
}

function eventList(events: readonly StoredEvent[]): Html {
  return html`<ol class="card list">
    ${events.map(
      (event) => html`<li class="webhook" data-key="event-${event.seq}">
      <div class="story">
        <p>${eventBadges(event)} <a class="who" id="event-${event.seq}" href="/webhooks/${event.seq}">${eventName(event.type)}</a></p>
        <p class="why">${sentence(event.outcome)}</p>
        <p class="fine"><code>${event.type}</code> <code>${event.id}</code></p>
      </div>
      <p class="meta">${timeView(event.received_at)}</p>
    </li>`,
    )}
  </ol>`;
}

export function eventBadges({ status, mode }: StoredEvent): Html {
  return html`<span class="badge ${status ? looks[status] : 'wait'}">${status ? names[status] : 'Not settled'}</span>
    ${mode === 'live' ? html`<span class="badge live-mode">Live mode</span>` : ''}`;
}

/** Outcomes begin in lower case, because they are also the end of other sentences. */
export function sentence(outcome: string | null): string {
  return outcome ? `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}.` : 'Nothing was made of it yet.';
}
