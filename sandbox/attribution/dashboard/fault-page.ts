import { html } from 'hono/html';
import { reactionTo } from '../faults/reaction.ts';
import { type ActiveFault, type Fault, faultSchema } from '../faults/schema.ts';
import { faultScope, faultTitle } from '../faults/words.ts';
import { codeLinks } from './codes-view.ts';
import { presets } from './fault-form.ts';
import { faultFormView } from './fault-form-view.ts';
import type { FormState } from './forms.ts';
import { emptyState, type Html, liveSection, type Page } from './layout.ts';

/** The panel of faults: ready-made ones, those in force, and a form for the rest. */
export function faultPage(faults: readonly ActiveFault[], form: FormState): Page {
  return {
    title: 'Faults',
    here: '/faults',
    body: html`<h1>Faults</h1>
      <p class="lead">Break <code>POST /v1/clicks</code> on purpose and watch the snippet cope: each fault says what the snippet does about it, with the <a href="/codes">codes</a> of its debug mode. Faults live in memory only: a restart clears them.</p>
      <div class="columns">
        <div>
          ${presetsView}
          ${liveSection('faults', 'Active faults', faults.length > 0 ? faultsView(faults) : noFaults)}
        </div>
        <div class="aside">${faultFormView(form)}</div>
      </div>`,
  };
}

const presetsView = html`<section class="section" aria-labelledby="presets-heading">
  <div class="section-head"><h2 id="presets-heading">Ready-made</h2><a class="more to-form" href="#add-fault">Make your own</a></div>
  <form class="presets" method="post" action="/faults/presets">
    ${presets.map(
      ({ name, label, hint, fault }) => html`<div class="card preset">
      <button class="preset-button" type="submit" name="preset" value="${name}" aria-describedby="reaction-${name}">
        <span class="preset-name">${label}</span> <span class="hint">${hint}</span>
      </button>
      ${reactionView(`reaction-${name}`, faultSchema.parse(fault))}
    </div>`,
    )}
  </form>
</section>`;

/** Next to a fault: what the snippet does about it. */
function reactionView(id: string, fault: Fault): Html {
  const { text, codes } = reactionTo(fault);
  return html`<p class="reaction" id="${id}"><b>The snippet:</b> ${text} ${codeLinks(codes)}</p>`;
}

/** As it is from now on. */
const remaining = ({ fired, ...fault }: ActiveFault): Fault =>
  fault.count === undefined ? fault : { ...fault, count: fault.count - fired };

const noFaults = emptyState('No faults', html`Every click is answered as it should be.`);

function faultsView(faults: readonly ActiveFault[]): Html {
  return html`<ol class="card list">
    ${faults.map(
      (fault) => html`<li class="fault" data-key="fault-${fault.id}">
      <div class="story">
        <p><span class="who" id="fault-${fault.id}">${faultTitle(fault)}</span></p>
        <p class="why">${faultScope(fault)}</p>
        ${reactionView(`reaction-${fault.id}`, remaining(fault))}
      </div>
      <p class="fired"><b>${fault.fired.toLocaleString('en-US')}</b> hit</p>
      <form method="post" action="/faults/${fault.id}/remove">
        <button class="button quiet" type="submit" id="remove-${fault.id}" aria-describedby="fault-${fault.id}">Remove</button>
      </form>
    </li>`,
    )}
  </ol>
  <form class="below" method="post" action="/faults/clear">
    <p class="hint">The first fault that matches a click is the one that hits it.</p>
    <button class="button quiet" type="submit" id="clear-faults">Clear all</button>
  </form>`;
}
