import { html } from 'hono/html';
import { parseJson } from '../problem.ts';
import type { StoredEvent } from '../store/webhooks.ts';
import { type Page, timeView } from './layout.ts';
import { eventName } from './names.ts';
import { eventBadges, sentence } from './webhooks-page.ts';

/** One event: what was made of it, and its body as Stripe sent it. `sales` are those that it has recorded. */
export function webhookPage(event: StoredEvent, sales: readonly { id: string; name: string }[]): Page {
  return {
    title: eventName(event.type),
    here: '',
    body: html`<p class="crumb"><a href="/webhooks">Webhooks</a></p>
      <h1>${eventName(event.type)}</h1>
      <p class="lead">${eventBadges(event)}</p>
      <section class="card padded roomy" aria-label="Outcome" id="webhook" data-live>
        <p>${sentence(event.outcome)}</p>
        ${sales.map(({ id, name }) => html`<p><a id="to-${id}" href="/conversions/${id}">${name}, its whole trail</a></p>`)}
        <dl class="facts">
          <div><dt>Type</dt><dd><code>${event.type}</code></dd></div>
          <div><dt>Event</dt><dd><code>${event.id}</code></dd></div>
          <div><dt>Mode</dt><dd>${event.mode}</dd></div>
          <div><dt>Arrived</dt><dd>${timeView(event.received_at)}</dd></div>
        </dl>
      </section>
      <section class="section" aria-labelledby="body-heading">
        <div class="section-head"><h2 id="body-heading">As it came</h2></div>
        <pre class="card raw" tabindex="0" aria-labelledby="body-heading">${indented(event.body)}</pre>
      </section>`,
  };
}

function indented(body: string): string {
  const json = parseJson(body);
  return 'value' in json ? JSON.stringify(json.value, null, 2) : body;
}
