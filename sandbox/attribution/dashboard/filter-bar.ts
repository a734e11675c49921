import { html, raw } from 'hono/html';
import type { Asked } from './asked.ts';
import type { Html } from './layout.ts';
import { hrefOf, type Query } from './query.ts';
import { PRESETS, queryOf } from './range.ts';
import { viewer, ZONES } from './viewer.ts';

const noDays: Query = { days: '', from: '', to: '' };

/** Which days, in which time zone and, with `searched`, what to look for: a form without script, and links to usual ranges. */
export function filterBar(path: string, { query, range, text, problems }: Asked, searched?: string): Html {
  const { zone } = viewer();
  const days = queryOf(range);
  const kept = Object.entries(query).filter(([name]) => ['partner', 'currency'].includes(name));
  return html`${problems.map((problem) => html`<p class="card padded problem" role="alert">${problem}</p>`)}
    <div class="range">
      <nav class="filters" aria-label="Days">
        ${Object.entries(PRESETS).map(([days, name]) => html`<a class="button quiet" id="days-${days}" href="${hrefOf(path, query, { ...noDays, days })}" ${range.preset === days ? html`aria-current="true"` : ''}>${name}</a>`)}
      </nav>
      <form class="filter" method="get" action="${path}" aria-label="Filter">
        ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        ${searched ? html`<div class="field wide"><label for="filter-q">${searched}</label><input class="input" type="search" id="filter-q" name="q" value="${text}" maxlength="255" autocomplete="off" autocapitalize="off" spellcheck="false" /></div>` : ''}
        <div class="field"><label for="filter-from">From</label><input class="input" type="date" id="filter-from" name="from" value="${range.from ?? days.from ?? ''}" /></div>
        <div class="field"><label for="filter-to">To</label><input class="input" type="date" id="filter-to" name="to" value="${range.to ?? days.to ?? ''}" /></div>
        <div class="field"><label for="filter-tz">Time zone</label><select class="input" id="filter-tz" name="tz">${zoneOptions(zone)}</select></div>
        <button class="button" type="submit">Show</button>
      </form>
    </div>`;
}

/** Their names come from the machine, and have no characters of HTML. */
function zoneOptions(chosen: string): Html {
  const zones = ZONES.includes(chosen) ? ZONES : [chosen, ...ZONES];
  return html`${raw(zones.map((zone) => `<option${zone === chosen ? ' selected' : ''}>${zone}</option>`).join(''))}`;
}
