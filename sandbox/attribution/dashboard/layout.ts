import { html } from 'hono/html';
import type { World } from '../../support/world.ts';
import type { ActiveFault } from '../faults/schema.ts';
import { faultTitle } from '../faults/words.ts';
import { viewer } from './viewer.ts';

export type Html = ReturnType<typeof html>;

/** `here` is the section to mark as the current one; empty for none. */
export type Page = {
  readonly title: string;
  readonly here: '/' | '/sales' | '/clicks' | '/webhooks' | '/faults' | '';
  readonly body: Html;
  /** What was searched for. */
  readonly searched?: string;
};

const sections = [
  ['/', 'Overview'],
  ['/sales', 'Sales'],
  ['/clicks', 'Clicks'],
  ['/webhooks', 'Webhooks'],
  ['/faults', 'Faults'],
] as const;

/** A whole page. Script and style are files of this origin, as the Content Security Policy demands. */
export function layout(
  { origins }: World,
  faults: readonly ActiveFault[],
  { title, here, body, searched }: Page,
): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${title} · Selgeo sandbox</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/tokens.css" />
    <link rel="stylesheet" href="/assets/dashboard.css" />
    <script type="module" src="/assets/dashboard.js"></script>
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    <header class="top">
      <div class="bar">
        <a class="brand" href="/"><img src="/assets/favicon.svg" alt="" width="22" height="22" />Selgeo<span class="pill">sandbox</span></a>
        <nav aria-label="Sections">
          ${sections.map(([href, name]) => html`<a class="nav-link" href="${href}" ${href === here ? html`aria-current="page"` : ''}>${name}</a>`)}
        </nav>
        <form class="find" method="get" action="/search" role="search" aria-label="Whole sandbox">
          <input class="input" type="search" name="q" id="find" aria-label="Search: ID, e-mail or ref" placeholder="ID, e-mail or ref" value="${searched ?? ''}" maxlength="255" autocomplete="off" autocapitalize="off" spellcheck="false" />
          <button class="button quiet" type="submit">Search</button>
        </form>
        <a class="outward" href="${origins.shop}/">Site <span aria-hidden="true">↗</span></a>
      </div>
    </header>
    <div class="fault-banner" id="fault-banner" role="status" data-live>${faults.length > 0 ? banner(faults) : ''}</div>
    <main id="main" tabindex="-1">${body}</main>
    <p class="live" id="live-status" role="status" data-state="off">Reload to see what is new</p>
  </body>
</html>`;
}

function banner(faults: readonly ActiveFault[]): Html {
  const [first] = faults;
  return html`<p><strong>Clicks fail on purpose.</strong>
    ${faults.length === 1 && first ? `Active fault: ${faultTitle(first)}.` : `${faults.length} faults are active.`}
    <a id="to-faults" href="/faults">See the faults</a></p>`;
}

/** A list that is swapped for a fresh one whenever something happens. `id` is the same on every load. */
export function liveSection(
  id: string,
  heading: Html | string,
  content: Html,
  more: Html | string = '',
): Html {
  return html`<section class="section" aria-labelledby="${id}-heading">
    <div class="section-head"><h2 id="${id}-heading">${heading}</h2>${more}</div>
    <div id="${id}" data-live>${content}</div>
  </section>`;
}

/** One of several views of a list. `count` stands in a badge, unless it is 0 or missing. */
export type Filter = {
  readonly name: string;
  readonly href: string;
  readonly id: string;
  readonly isCurrent: boolean;
  readonly count?: number | undefined;
  readonly tone?: 'wait' | 'bad';
};

export function filtersView(filters: readonly Filter[]): Html {
  return html`<nav class="filters" aria-label="What to show">
    ${filters.map(({ name, href, id, isCurrent, count, tone = 'bad' }) => html`<a class="button quiet" id="${id}" href="${href}" ${isCurrent ? html`aria-current="true"` : ''}>${name}${count ? html` <span class="badge ${tone}">${count.toLocaleString('en-US')}</span>` : ''}</a>`)}
  </nav>`;
}

export function emptyState(title: string, next: Html): Html {
  return html`<div class="card empty"><p class="empty-title">${title}</p><p>${next}</p></div>`;
}

/** A moment as the viewer's clock says it. */
export function timeView(iso: string): Html {
  return html`<time datetime="${iso}" title="${iso}">${viewer().moment(iso)}</time>`;
}
